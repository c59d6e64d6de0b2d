--- What scripts/bench-gateway does to updates: title case, lower case, a phone pattern.

local function capitalized(first, rest)
  return first:upper() .. rest:lower()
end

--- Bytes beyond ASCII count as letters, so that a word continues after an umlaut.
local function titled(text)
  return (text:gsub("([%a\128-\255])([%a\128-\255']*)", capitalized))
end

local function dialled(text)
  local digits = text:gsub("%(0%)", ""):gsub("[^%d+]", ""):gsub("^00", "+"):gsub("^0", "+49")
  return digits:match("^%+%d+$") or text
end

return {
  name = "bench-gateway",
  version = "1.0.0",
  about = "Tidies the name, e-mail and phone of an update.",

  writes = { "NAME", "EMAIL", "WORK_PHONE" },

  pure = true,

  transform = function(user)
    if user.NAME then user.NAME = titled(user.NAME) end
    if user.EMAIL then user.EMAIL = user.EMAIL:lower() end
    if user.WORK_PHONE then user.WORK_PHONE = dialled(user.WORK_PHONE) end
  end,

  examples = {
    {
      given = { NAME = "anna-MARIA", EMAIL = "Anna@Example.COM", WORK_PHONE = "0049 (0)30 123-45" },
      expect = { NAME = "Anna-Maria", EMAIL = "anna@example.com", WORK_PHONE = "+493012345" },
    },
  },
}
