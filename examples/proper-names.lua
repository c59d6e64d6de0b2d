--- Writes names in their usual case.
return {
  name = "proper-names",
  version = "1.2.0",
  about = "Writes names in proper case (O'Neill, Anna-Maria, van der Berg), with single spaces.",

  params = {
    language = {
      type = "string",
      pattern = "%l%l",
      about = "Language of names that letters alone don't decide, such as tr for KILIÇ.",
    },
  },

  reads = {},
  writes = { NAME = "same letters", LAST_NAME = "same letters", SECOND_NAME = "same letters" },
  pure = true,

  transform = function(user)
    -- AYŞE shows that SARI may be Turkish.
    local names = (user.NAME or "") .. " " .. (user.LAST_NAME or "")
    for _, field in ipairs { "NAME", "LAST_NAME", "SECOND_NAME" } do
      local name = text.squeeze(user[field])
      if name and name:find("[%d@?_]") then
        warn(field, "not a name")
      else
        local title, reason = text.title(name, params.language, names)
        if reason then
          warn(field, reason)
        else
          user[field] = title
        end
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
      given = { NAME = "İBRAHİM", LAST_NAME = "KILIÇ" },
      expect = { NAME = "İbrahim", LAST_NAME = "Kılıç" },
    },
    {
      given = { NAME = "AYŞE", LAST_NAME = "SARI" },
      expect = { NAME = "Ayşe" },
      warns = { LAST_NAME = "name the language" },
    },
    {
      params = { language = "tr" },
      given = { NAME = "AYŞE", LAST_NAME = "SARI" },
      expect = { NAME = "Ayşe", LAST_NAME = "Sarı" },
    },
    {
      given = { NAME = "printer 3", LAST_NAME = "WEISS" },
      expect = { LAST_NAME = "Weiss" },
      warns = { NAME = "not a name" },
    },
  },
}
