--- A recipe with much that is wrong, for check.
return {
  wings = 2,
  requires = "99",
  writes = { NAM = "same", WORK_PHONE = "same phone" },
  transform = function(user) user.WORK_FONE = phome.parse(user.NAME:upper()) end,
}
