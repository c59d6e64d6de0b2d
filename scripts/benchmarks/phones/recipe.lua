--- What scripts/bench measures of telephone numbers: one in E.164 format, promised to be the same.
return {
  name = "bench-phones",
  version = "1.0.0",
  about = "Writes the mobile number in E.164 format.",

  params = { region = { default = "DE" } },

  columns = { ID = "ID", PERSONAL_MOBILE = "Phone" },

  writes = { PERSONAL_MOBILE = "same phone" },

  pure = true,

  transform = function(user)
    local number = phone.e164(user.PERSONAL_MOBILE, params.region)
    if number then user.PERSONAL_MOBILE = number end
  end,
}
