--- Moves inner numbers out of work phones.
return {
  name = "inner-phones",
  version = "1.0.0",
  about = "Moves inner numbers (ext. 12, int. 12, доб. 12) out of work phones into UF_PHONE_INNER.",

  params = {
    region = {
      default = "DE",
      pattern = "%u%u",
      about = "Country of numbers typed without a country code.",
    },
  },

  reads = {},
  writes = { WORK_PHONE = "any", UF_PHONE_INNER = "fill" },
  pure = true,

  transform = function(user)
    local number = phone.parse(user.WORK_PHONE, params.region)
    if not (number and number.extension) then
      return
    end
    local inner = number.extension
    if user.UF_PHONE_INNER and user.UF_PHONE_INNER ~= inner then
      warn("WORK_PHONE", "there is already another inner number")
      return
    end
    -- The rest stays as typed, and must still be the same number.
    local rest = user.WORK_PHONE:match("^(.*%d)%D+" .. inner .. "%D*$")
    if phone.e164(rest, params.region) ~= number.number then
      warn("WORK_PHONE", "the inner number can't be separated from the rest")
      return
    end
    user.WORK_PHONE = rest
    user.UF_PHONE_INNER = inner
  end,

  examples = {
    {
      given = { WORK_PHONE = "+49 30 123456 ext. 12" },
      expect = { WORK_PHONE = "+49 30 123456", UF_PHONE_INNER = "12" },
    },
    {
      given = { WORK_PHONE = "030 123456-12 (int. 345)" },
      expect = { WORK_PHONE = "030 123456-12", UF_PHONE_INNER = "345" },
    },
    {
      params = { region = "RU" },
      given = { WORK_PHONE = "8 (495) 123-45-67, доб. 12", UF_PHONE_INNER = "12" },
      expect = { WORK_PHONE = "8 (495) 123-45-67" },
    },
    {
      given = { WORK_PHONE = "030 123456 ext. 12", UF_PHONE_INNER = "34" },
      expect = {},
      warns = { WORK_PHONE = "another inner number" },
    },
  },
}
