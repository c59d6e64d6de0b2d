--- Writes a CSV of invented employees, as untidy as people type: `lua5.4 rows.lua COUNT`.
---
--- The same count gives the same bytes.

local count = assert(math.tointeger(tonumber(arg[1])), "how many rows?")

local first_names = {
  "Anna", "ben", "CHARLOTTE", "Daniel ", " emilia", "Jean-Luc", "Søren", "o'neill", "ÉMILE",
  "Irina", "Noah", "mia",
}
local last_names = {
  "Albers", "BRANDT", "castellan", " Dorn", "d'Amico", "Fischer-Lund", "Grünwald", "holm  ",
  "Ivanova", "Müller",
}
local cities = { "Berlin", "köln", "Göteborg", "Lyon", '"Frankfurt, Main"', "Zürich", "" }
local positions = {
  "Engineer", '"Head of Sales, North"', '"Buyer (""indirect"")"', "Nurse",
  '"Driver\r\nnight shift"', "",
}
local departments = { "SAL-1", "SAL-2", "FIN", "HR", "OPS-7", "IT", "LAW", "???" }
local phones = {
  "0151 %d", "+49 (0)151 %d", "0049-151-%d", "(0151) / %d", "+33 6 %d", "0151.%d", "ask Anna", "",
}

math.randomseed(20250301)

local function one_of(list)
  return list[math.random(#list)]
end

io.stdout:setvbuf("full", 1 << 16)
io.write("ID,First name,Last name,E-mail,Phone,Department,City,Position\r\n")
for id = 1, count do
  local email = (id % 3 == 0 and " Employee.%d@Example.COM" or "employee.%d@example.com"):format(id)
  io.write(id, ",", one_of(first_names), ",", one_of(last_names), ",", email, ",",
    one_of(phones):format(math.random(1000000, 99999999)), ",", one_of(departments), ",",
    one_of(cities), ",", one_of(positions), "\r\n")
end
