--- Takes superfluous blanks out of names.
return {
  name = "first-recipe",
  version = "0.1.0",
  about = "Takes superfluous blanks out of first, last and middle names.",

  -- What people may choose, as in: moonhook run first-recipe.lua --set middle=no
  params = {
    middle = { type = "boolean", default = true, about = "Whether middle names are tidied, too." },
  },

  -- The fields that it may change, and what it promises of each: here that only blanks differ.
  writes = { NAME = "same text", LAST_NAME = "same text", SECOND_NAME = "same text" },

  -- Is given one user after another. A field that is not touched, or set to nil, stays as it is.
  transform = function(user)
    user.NAME = text.squeeze(user.NAME)
    user.LAST_NAME = text.squeeze(user.LAST_NAME)
    if params.middle then
      user.SECOND_NAME = text.squeeze(user.SECOND_NAME)
    end
  end,

  -- What it makes of what. People read it, and moonhook test tries it.
  examples = {
    {
      given = { NAME = " Anna  Maria", LAST_NAME = "Berg", SECOND_NAME = "K. " },
      expect = { NAME = "Anna Maria", SECOND_NAME = "K." },
    },
    {
      params = { middle = false },
      given = { SECOND_NAME = "K. " },
      expect = {},
    },
  },
}
