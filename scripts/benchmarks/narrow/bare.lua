--- The leanest Lua that does what `moonhook transform` does to narrow rows, without validation:
--- `bare.lua FOLDER ROWS OUT`.
---
--- It is for Lua 5.4 and for LuaJIT, and serves scripts/bench as a peer.

local folder, input_path, output_path = arg[1], arg[2], arg[3]
local split_quoted, quoted = dofile(folder .. "/../bare-csv.lua")
local transform = dofile(folder .. "/recipe.lua").transform
local input = assert(io.open(input_path, "rb"))
local output = assert(io.open(output_path, "wb"))
input:setvbuf("full", 65536)
output:setvbuf("full", 65536)

local find, sub = string.find, string.sub

local function split(line)
  local one = find(line, ",", 1, true)
  local two = find(line, ",", one + 1, true)
  local three = find(line, ",", two + 1, true)
  local four = find(line, ",", three + 1, true)
  local five = find(line, ",", four + 1, true)
  return sub(line, 1, one - 1), sub(line, one + 1, two - 1), sub(line, two + 1, three - 1),
    sub(line, three + 1, four - 1), sub(line, four + 1, five - 1), sub(line, five + 1)
end

input:read("*l")
for line in input:lines() do
  local id, name, last_name, email, phone, department
  if find(line, '"', 1, true) then
    id, name, last_name, email, phone, department = split_quoted(line, input)
  else
    id, name, last_name, email, phone, department = split(line)
  end
  local user = {
    NAME = name, LAST_NAME = last_name, EMAIL = email, PERSONAL_MOBILE = phone,
    WORK_DEPARTMENT = department,
  }
  transform(user)
  output:write('{"ID":', id, ',"NAME":"', quoted(user.NAME),
    '","LAST_NAME":"', quoted(user.LAST_NAME), '","EMAIL":"', quoted(user.EMAIL),
    '","PERSONAL_MOBILE":"', quoted(user.PERSONAL_MOBILE),
    '","WORK_DEPARTMENT":"', quoted(user.WORK_DEPARTMENT), '"}\n')
end
assert(output:close())
