--- What scripts/bench measures: names, e-mail, phone by pattern, department by table.

local departments = {
  ["SAL-1"] = "Sales North", ["SAL-2"] = "Sales South", ["OPS-7"] = "Operations",
  FIN = "Finance", HR = "People", IT = "Technology", LAW = "Legal",
}

local function trimmed(text)
  return text:match("^%s*(.-)%s*$")
end

--- Bytes beyond ASCII count as letters, so that a word continues after an umlaut.
local function titled(text)
  return (trimmed(text):gsub("([%a\128-\255])([%a\128-\255']*)", function(first, rest)
    return first:upper() .. rest:lower()
  end))
end

local function dialled(text)
  local digits = text:gsub("%(0%)", ""):gsub("[^%d+]", ""):gsub("^00", "+"):gsub("^0", "+49")
  return digits:match("^%+%d+$") or text
end

return {
  name = "bench-transform",
  version = "1.0.0",
  about = "Tidies names, e-mail, phone and department of an HR export.",

  columns = {
    ID = "ID",
    NAME = "First name",
    LAST_NAME = "Last name",
    EMAIL = "E-mail",
    PERSONAL_MOBILE = "Phone",
    WORK_CITY = "City",
    WORK_POSITION = "Position",
  },

  writes = {
    "NAME", "LAST_NAME", "EMAIL", "PERSONAL_MOBILE", "WORK_CITY", "WORK_POSITION",
    "WORK_DEPARTMENT",
  },

  pure = true,

  transform = function(user, row)
    user.NAME = titled(user.NAME)
    user.LAST_NAME = titled(user.LAST_NAME)
    user.EMAIL = trimmed(user.EMAIL):lower()
    user.PERSONAL_MOBILE = user.PERSONAL_MOBILE and dialled(user.PERSONAL_MOBILE)
    user.WORK_DEPARTMENT = departments[row.Department]
  end,
}
