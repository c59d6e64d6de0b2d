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

--- Reads a number with a country code of its own, such as +49 151 … or 0049 151 …
local function international(text)
  return text and phone.parse((text:gsub("^%s*00", "+")))
end

--- Finds what names another country for a number without a country code, as all were typed.
local function contradiction(user, typed, field, number)
  local own = country_of[field]
  local other = own == "WORK_COUNTRY" and "PERSONAL_COUNTRY" or "WORK_COUNTRY"
  local regions = {
    ["the department"] = country.code(department_country(user)),
    [other] = not country.code(user[own]) and country.code(user[other]) or nil,
  }
  for name, text in pairs(typed) do
    local known = name ~= field and international(text)
    regions[name] = known and known.region or nil
  end
  for name, region in pairs(regions) do
    -- Countries may share a code, as the United States and Canada do.
    if region ~= "001" and phone.e164(typed[field], region) ~= number.number then
      return "no country code, and " .. name .. " names another country than " .. number.region
    end
  end
end

return {
  name = "phones-by-country",
  version = "1.1.0",
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
    local typed = {}
    for field in pairs(country_of) do
      typed[field] = user[field]
    end
    for field, text in pairs(typed) do
      local region = country.code(user[country_of[field]]) or fallback
      local number, reason = phone.parse(text, region)
      if number and number.extension then
        reason = "an extension has no place in E.164"
      elseif number and not international(text) then
        reason = contradiction(user, typed, field, number)
      end
      if number and not reason then
        user[field] = number.number
      else
        warn(field, reason)
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
      given = {
        PERSONAL_COUNTRY = "Schweiz", PERSONAL_MOBILE = "079 000 00 32",
        PERSONAL_PHONE = "+43 1 5550005",
      },
      expect = { PERSONAL_PHONE = "+4315550005" },
      warns = { PERSONAL_MOBILE = "PERSONAL_PHONE names another country than CH" },
    },
    {
      params = { region = "FR" },
      given = { WORK_COUNTRY = "?", WORK_PHONE = "01 99 00 00 02", PERSONAL_PHONE = "ask Anna" },
      expect = { WORK_PHONE = "+33199000002" },
      warns = { PERSONAL_PHONE = "not a number" },
    },
  },
}
