--- Writes phone numbers in E.164 format.

-- What may name a number's country: the first of two countries that is known, and the other number.
local hints = {
  PERSONAL_MOBILE = { "PERSONAL_COUNTRY", "WORK_COUNTRY", "WORK_PHONE" },
  WORK_PHONE = { "WORK_COUNTRY", "PERSONAL_COUNTRY", "PERSONAL_MOBILE" },
}

--- Reads a number with a country code of its own, such as +49 151 … or 0049 151 …
local function international(text)
  return text and phone.parse((text:gsub("^%s*00", "+")))
end

--- Whether a text is another number in that country, which may share its code, as Canada does.
local function differs(text, number, region)
  return region and region ~= "001" and phone.e164(text, region) ~= number
end

--- Finds what names another country for a number without a country code.
local function contradiction(user, field, number)
  local own, other, neighbour = table.unpack(hints[field])
  local home = country.code(user[own]) and own or other
  local known = international(user[neighbour])
  local name = differs(user[field], number, country.code(user[home])) and home
    or known and differs(user[field], number, known.region) and neighbour
  return name and "no country code, and " .. name .. " names another country than " .. params.region
end

return {
  name = "phones-e164",
  version = "1.2.0",
  about = "Writes mobile and work numbers in E.164 format (+49151…), however people typed them.",

  params = {
    region = {
      default = "DE",
      pattern = "%u%u",
      about = "Country of numbers typed without a country code.",
    },
  },

  reads = { "PERSONAL_COUNTRY", "WORK_COUNTRY" },
  writes = { PERSONAL_MOBILE = "same phone", WORK_PHONE = "same phone" },
  pure = true,

  transform = function(user)
    for _, field in ipairs { "PERSONAL_MOBILE", "WORK_PHONE" } do
      local number, reason = phone.parse(user[field], params.region)
      if number and number.extension then
        reason = "an extension has no place in E.164"
      elseif number and not international(user[field]) then
        reason = contradiction(user, field, number.number)
      end
      if number and not reason then
        user[field] = number.number
      elseif user[field] then
        warn(field, reason)
      end
    end
  end,

  examples = {
    {
      given = { PERSONAL_MOBILE = "0151 23456789", WORK_PHONE = "ask Anna" },
      expect = { PERSONAL_MOBILE = "+4915123456789" },
      warns = { WORK_PHONE = "not a number" },
    },
    {
      params = { region = "AT" },
      given = { PERSONAL_MOBILE = "0043 (0)660 0000005", WORK_PHONE = "01 5550005" },
      expect = { PERSONAL_MOBILE = "+436600000005", WORK_PHONE = "+4315550005" },
    },
    {
      given = { WORK_COUNTRY = "United States", WORK_PHONE = "(415) 5550193" },
      expect = {},
      warns = { WORK_PHONE = "WORK_COUNTRY names another country than DE" },
    },
    {
      given = { WORK_PHONE = "030 23125901", PERSONAL_MOBILE = "+43 660 0000005" },
      expect = { PERSONAL_MOBILE = "+436600000005" },
      warns = { WORK_PHONE = "PERSONAL_MOBILE names another country than DE" },
    },
    {
      params = { region = "US" },
      given = { PERSONAL_COUNTRY = "Canada", WORK_PHONE = "(604) 683-2345" },
      expect = { WORK_PHONE = "+16046832345" },
    },
    {
      given = { WORK_PHONE = "030 23125901 ext. 12" },
      expect = {},
      warns = { WORK_PHONE = "an extension has no place in E.164" },
    },
  },
}
