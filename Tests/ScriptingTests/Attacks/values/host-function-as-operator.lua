--> fine
-- Host functions are the operators of a table.
local one = setmetatable({}, {
  __add = users.get, __concat = text.fold, __len = users.fields, __unm = phone.parse,
  __eq = users.find, __lt = text.trim, __le = departments.get, __call = users.get,
})
local other = setmetatable({}, getmetatable(one))
local attempts = {
  function() return one + 1 end,
  function() return -one end,
  function() return one == other end,
  function() return one < other end,
  function() return one <= other end,
  function() return one(1) end,
}
for _, attempt in ipairs(attempts) do assert(not pcall(attempt)) end
assert("Ä" .. one == "A" and type(#one) == "table")
