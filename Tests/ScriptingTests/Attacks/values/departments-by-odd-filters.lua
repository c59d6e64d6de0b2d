--> fine
-- Departments are searched by what is no filter, and by paths that are none.
for _, filter in ipairs { true, 1, "PATH", print, null, { 1 }, { PATHS = "x" } } do
  assert(not pcall(departments.find, filter))
end
assert(not pcall(departments.find) and departments.find { PATH = "" } == nil)
local paths = { "/", "Company/", "/Company", "Company//Sales", "Company/../Company", "../etc" }
for _, path in ipairs(paths) do
  assert(departments.find { PATH = path } == nil, path)
end
assert(departments.find { PATH = ("Company/"):rep(100000) } == nil)
