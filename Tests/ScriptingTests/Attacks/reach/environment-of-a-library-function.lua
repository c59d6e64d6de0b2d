--> fine
-- A metatable on the environment is to see what library functions look up.
local seen = {}
local _ENV = setmetatable({}, {
  __index = function(_, name)
    seen[#seen + 1] = name
    return _G[name]
  end,
  _G = _G,
})
local _ = tostring(1)
