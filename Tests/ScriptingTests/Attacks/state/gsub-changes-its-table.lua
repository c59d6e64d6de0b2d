--> fine
-- A replacement changes the table that replacements come from.
local names = setmetatable({}, {
  __index = function(self, key)
    rawset(self, key, key .. key)
    for name in pairs(self) do self[name] = nil end
    return key .. key
  end,
})
assert(("abc"):gsub("%a", names) == "aabbcc")
