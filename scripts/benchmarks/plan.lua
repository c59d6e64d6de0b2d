--- Changes every employee: phone numbers in E.164 format, names in their usual case, a note.
return {
  name = "plan",
  pure = true,
  params = { region = { default = "DE" } },
  writes = {
    NAME = "same letters",
    PERSONAL_MOBILE = "same phone",
    WORK_PHONE = "same phone",
    WORK_NOTES = "any",
  },

  transform = function(user)
    user.NAME = text.title(text.squeeze(user.NAME))
    for _, field in ipairs { "PERSONAL_MOBILE", "WORK_PHONE" } do
      local number = phone.parse(user[field], params.region)
      if number and not number.extension then user[field] = number.number end
    end
    user.WORK_NOTES = ("Employee %d, seen by the bench"):format(user.ID)
  end,
}
