--- Writes phone numbers in E.164 format.
return {
  name = "phones-e164",
  version = "1.1.0",
  about = "Writes mobile and work numbers in E.164 format (+49151…), however people typed them.",

  params = {
    region = {
      default = "DE",
      pattern = "%u%u",
      about = "Country of numbers typed without a country code.",
    },
  },

  reads = {},
  writes = { PERSONAL_MOBILE = "same phone", WORK_PHONE = "same phone" },
  pure = true,

  transform = function(user)
    for _, field in ipairs { "PERSONAL_MOBILE", "WORK_PHONE" } do
      local number, reason = phone.parse(user[field], params.region)
      if number and not number.extension then
        user[field] = number.number
      elseif user[field] then
        warn(field, reason or "an extension has no place in E.164")
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
      given = { WORK_PHONE = "030 23125901 ext. 12" },
      expect = {},
      warns = { WORK_PHONE = "an extension has no place in E.164" },
    },
  },
}
