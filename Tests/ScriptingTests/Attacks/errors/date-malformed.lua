--> fine
-- Dates are asked for by formats that don't exist, and of times that don't.
for _, format in ipairs { "%", "%Ez", "%Q", "!%", "%E", "%O" } do
  assert(not pcall(os.date, format, 0), format)
end
assert(not pcall(os.date, "*t", math.maxinteger) and not pcall(os.date, "%c", "x"))
assert(not pcall(os.time, {}) and not pcall(os.time, { year = 1e100, month = 1, day = 1 }))
assert(not pcall(os.time, { year = math.maxinteger, month = 1, day = 1 }))
assert(type(os.date("%c", 0)) == "string" and not pcall(os.difftime))
