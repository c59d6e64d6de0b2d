--- Writes phone numbers in E.164 format, in a company with several countries.

-- The field with the country of a number.
local country_of = {
  PERSONAL_MOBILE = "PERSONAL_COUNTRY",
  PERSONAL_PHONE = "PERSONAL_COUNTRY",
  WORK_PHONE = "WORK_COUNTRY",
}

--- Finds a country in the table of departments: the user's department first, then those above it.
local function department_country(user)
  for _, id in ipairs(user.UF_DEPARTMENT) do
    local names = departments.path(id) or {}
    for level = #names, 1, -1 do
      local name = params.departments[table.concat(names, "/", 1, level)]
      if name then
        return name
      end
    end
  end
end

return {
  name = "phones-by-country",
  version = "1.0.0",
  about = "Writes phones in E.164 format, with the country of the user or the user's department.",

  params = {
    region = { default = "DE", pattern = "%u%u", about = "Country if there is no other." },
    departments = {
      type = "table",
      key = "Department",
      value = "Country",
      default = "data/countries.csv",
      about = "Countries of departments, including all below them, by path.",
    },
  },

  reads = { "PERSONAL_COUNTRY", "WORK_COUNTRY", "UF_DEPARTMENT" },
  writes = {
    PERSONAL_MOBILE = "same phone", PERSONAL_PHONE = "same phone", WORK_PHONE = "same phone",
  },
  pure = true,

  transform = function(user)
    local fallback = country.code(department_country(user)) or params.region
    for field, country_field in pairs(country_of) do
      local region = country.code(user[country_field]) or fallback
      local number, reason = phone.parse(user[field], region)
      if number and not number.extension then
        user[field] = number.number
      elseif user[field] then
        warn(field, reason or "an extension has no place in E.164")
      end
    end
  end,

  examples = {
    {
      given = {
        PERSONAL_COUNTRY = "Schweiz", PERSONAL_MOBILE = "079 000 00 32",
        WORK_COUNTRY = "Deutschland", WORK_PHONE = "(089) 99998042",
      },
      expect = { PERSONAL_MOBILE = "+41790000032", WORK_PHONE = "+498999998042" },
    },
    {
      departments = {
        { ID = 1, NAME = "Company" },
        { ID = 2, NAME = "Sales", PARENT = 1 },
        { ID = 5, NAME = "International", PARENT = 2 },
        { ID = 6, NAME = "Americas", PARENT = 5 },
      },
      given = { UF_DEPARTMENT = { 6 }, WORK_PHONE = "212 555 0107" },
      expect = { WORK_PHONE = "+12125550107" },
    },
    {
      params = { region = "FR" },
      given = { WORK_COUNTRY = "?", WORK_PHONE = "01 99 00 00 02", PERSONAL_PHONE = "ask Anna" },
      expect = { WORK_PHONE = "+33199000002" },
      warns = { PERSONAL_PHONE = "not a number" },
    },
  },
}
