--> fine
-- Objects give no text for their text.
for _, text in ipairs { 1, true, {}, print } do
  local liar = setmetatable({}, { __tostring = function() return text end })
  assert(text == 1 or not pcall(print, liar))
  assert(text == 1 or not pcall(tostring, liar))
end
local named = setmetatable({}, { __name = ("n"):rep(1 << 20) })
assert(pcall(print, named))
assert(pcall(print, setmetatable({}, { __name = {} })))
