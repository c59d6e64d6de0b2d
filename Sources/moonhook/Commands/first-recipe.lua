--- Removes extra spaces from names.
return {
  name = "first-recipe",
  version = "0.1.0",
  about = "Removes extra spaces from first, last and middle names.",

  -- Settings, as in: moonhook run first-recipe.lua --set middle=no
  params = {
    middle = { type = "boolean", default = true, about = "Whether to clean up middle names too." },
  },

  -- The fields that it may change, and what it preserves of each: here all but spaces.
  writes = { NAME = "same text", LAST_NAME = "same text", SECOND_NAME = "same text" },

  -- Called for each user. A field that is not set, or set to nil, stays unchanged.
  transform = function(user)
    user.NAME = text.squeeze(user.NAME)
    user.LAST_NAME = text.squeeze(user.LAST_NAME)
    if params.middle then
      user.SECOND_NAME = text.squeeze(user.SECOND_NAME)
    end
  end,

  -- Values before and after, for readers and for 'moonhook test'.
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
