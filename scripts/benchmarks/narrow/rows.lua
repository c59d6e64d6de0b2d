--- Writes a CSV of invented employees in six narrow columns: `lua5.4 rows.lua COUNT`.
---
--- The same count gives the same bytes.

local count = assert(math.tointeger(tonumber(arg[1])), "how many rows?")

local first_names = {
  "anna", "Ben", "CHARLOTTE", "daniel", "Emilia", "jean-luc", "Søren", "o'neill", "Irina", "noah",
  "mia", '"Ada ""Bea"""',
}
local last_names = {
  "ALBERS", "brandt", "Castellan", "d'amico", "Fischer-Lund", "grünwald", "Holm", "IVANOVA",
  "müller", "de la torre",
}
local departments = { "SAL-1", "SAL-2", "FIN", "HR", "OPS-7", "IT", "LAW" }
local phones = { "0151 %d", "+49 (0)151 %d", "0049-151-%d", "(0151) / %d", "+33 6 %d", "0151.%d" }

math.randomseed(20261129)

local function one_of(list)
  return list[math.random(#list)]
end

io.stdout:setvbuf("full", 1 << 16)
io.write("ID,First name,Last name,E-mail,Phone,Department\n")
for id = 1, count do
  io.write(id, ",", one_of(first_names), ",", one_of(last_names), ",Employee.", id, "@Example.COM,",
    one_of(phones):format(math.random(1000000, 99999999)), ",", one_of(departments), "\n")
end
