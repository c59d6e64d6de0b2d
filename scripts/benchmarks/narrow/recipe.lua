--- What scripts/bench measures on narrow rows: title case, lower case, a phone pattern, a table.

local departments = {
  ["SAL-1"] = "Sales North", ["SAL-2"] = "Sales South", ["OPS-7"] = "Operations",
  FIN = "Finance", HR = "People", IT = "Technology", LAW = "Legal",
}

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
  name = "bench-narrow",
  version = "1.0.0",
  about = "Tidies names, e-mail, phone and department of six narrow columns.",

  columns = {
    ID = "ID",
    NAME = "First name",
    LAST_NAME = "Last name",
    EMAIL = "E-mail",
    PERSONAL_MOBILE = "Phone",
    WORK_DEPARTMENT = "Department",
  },

  writes = { "NAME", "LAST_NAME", "EMAIL", "PERSONAL_MOBILE", "WORK_DEPARTMENT" },

  pure = true,

  transform = function(user)
    user.NAME = titled(user.NAME)
    user.LAST_NAME = titled(user.LAST_NAME)
    user.EMAIL = user.EMAIL:lower()
    user.PERSONAL_MOBILE = dialled(user.PERSONAL_MOBILE)
    user.WORK_DEPARTMENT = departments[user.WORK_DEPARTMENT]
  end,
}
