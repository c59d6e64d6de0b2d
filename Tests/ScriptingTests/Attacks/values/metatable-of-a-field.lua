--> fine
-- A field is an object with a text, which is no text.
local object = setmetatable({}, {
  __tostring = function() return "Eve" end,
  __name = "string",
  __len = print,
})
pcall(user.update, { ID = 1, NAME = object })
assert(users.get(1).NAME ~= "Eve")
assert(not pcall(phone.parse, object) and not pcall(text.trim, object))
assert(not pcall(users.get, setmetatable({}, { __tostring = function() return "1" end })))
