--> fine
-- What is missing is missing by every way to say it.
for _, name in ipairs { "load", "io", "debug", "package", "dofile", "collectgarbage", "arg" } do
  assert(rawget(_G, name) == nil)
  assert(not pcall(function() return _G[name] end))
  assert(not pcall(function() return _ENV[name] end))
  assert(not pcall(function() return _G._G._G[name] end))
end
for name in pairs(_G) do assert(name ~= "load" and name ~= "debug") end
