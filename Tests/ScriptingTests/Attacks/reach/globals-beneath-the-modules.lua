--> fine
-- Modules are searched for a way to the libraries that were taken away.
local seen = {}
local function search(value)
  if type(value) ~= "table" or seen[value] then return end
  seen[value] = true
  for key, inner in pairs(value) do
    assert(key ~= "debug" and key ~= "load" and key ~= "dump" and key ~= "getregistry")
    search(inner)
  end
end
search(_G)
assert(seen[_G])
