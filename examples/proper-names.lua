--- Writes names in their usual case.
return {
  name = "proper-names",
  version = "1.0.0",
  about = "Writes names in proper case (O'Neill, Anna-Maria, van der Berg), with single spaces.",

  reads = {},
  writes = { NAME = "same letters", LAST_NAME = "same letters", SECOND_NAME = "same letters" },
  pure = true,

  transform = function(user)
    for _, field in ipairs { "NAME", "LAST_NAME", "SECOND_NAME" } do
      local name = text.squeeze(user[field])
      if name and name:find("[%d@?_]") then
        warn(field, "not a name")
      else
        user[field] = text.title(name)
      end
    end
  end,

  examples = {
    {
      given = { NAME = "ANNA-MARIA", LAST_NAME = "o'neill" },
      expect = { NAME = "Anna-Maria", LAST_NAME = "O'Neill" },
    },
    {
      given = { NAME = " Marijke", LAST_NAME = "VAN  DER BERG", SECOND_NAME = "ИВАНОВНА" },
      expect = { NAME = "Marijke", LAST_NAME = "van der Berg", SECOND_NAME = "Ивановна" },
    },
    {
      given = { NAME = "Mary Ann", LAST_NAME = "MacDonald" }, -- somebody's choice
      expect = {},
    },
    {
      given = { NAME = "printer 3", LAST_NAME = "WEISS" },
      expect = { LAST_NAME = "Weiss" },
      warns = { NAME = "not a name" },
    },
  },
}
