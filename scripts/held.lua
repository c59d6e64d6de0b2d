--- Checks that Tests/Fuzz/calls.lua calls every C function that a script can get hold of. Those in
--- a library's list it finds itself; each other one must be among those that it makes, or be
--- listed here with why no script gets it.

local hidden = {
  ["function"] = "is the parameter of protect, and runs in a protected call",
  handle = "runs in a protected call",
  luaopen_math = "is called once, when a state is opened",
  note_error = "runs in a protected call",
  raise_overflow = "replaces a function that the host calls",
  release_host = "is in a metatable that no script sees",
}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local calls = read("Tests/Fuzz/calls.lua")
local made = assert(calls:match("\nlocal made = (%b{})"), "calls.lua lacks its table 'made'")

local problems, count = {}, 0
local sources = assert(io.popen("find Sources/CLuaShim -name '*.c'"))
for path in sources:lines() do
  local text = read(path):gsub("//[^\n]*", "")
  for expression in text:gmatch("lua_pushc%l+%(L, ([^,;]-)[,)]") do
    -- Of a choice between two, the names after the question mark.
    for name in (expression:match("%?(.*)") or expression):gmatch("[%a_][%w_]*") do
      count = count + 1
      if not hidden[name] and not made:find("\n  " .. name .. " = ", 1, true) then
        problems[#problems + 1] = path .. ": a script may hold " .. name
          .. ", and Tests/Fuzz/calls.lua doesn't call it"
      end
    end
  end
end
sources:close()

if count < 10 then
  problems[#problems + 1] = "found only " .. count
    .. " functions; does the pattern still fit the sources?"
end
for _, problem in ipairs(problems) do
  io.stderr:write("scripts/held.lua: ", problem, "\n")
end
if #problems > 0 then
  os.exit(1)
end
print("clean: " .. count)
