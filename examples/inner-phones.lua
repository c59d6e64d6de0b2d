--- Moves inner numbers out of work phones.
return {
  name = "inner-phones",
  version = "1.0.0",
  about = "Moves the inner number behind a work phone (ext. 12, int. 12, доб. 12) into its own field.",

  params = {
    region = { default = "DE", about = "Country of numbers typed without a country code." },
  },

  reads = { "WORK_PHONE", "UF_PHONE_INNER" },
  writes = { WORK_PHONE = "any", UF_PHONE_INNER = "fill" },
  pure = true,

  transform = function(user)
    local number = phone.parse(user.WORK_PHONE, params.region)
    if not (number and number.extension) then
      return
    end
    local inner = user.UF_PHONE_INNER or number.extension
    if inner ~= number.extension then
      warn("WORK_PHONE", "another inner number is known already")
      return
    end
    user.UF_PHONE_INNER = inner
    user.WORK_PHONE = user.WORK_PHONE:match("^(.*%d)%D+" .. inner .. "%D*$")
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
