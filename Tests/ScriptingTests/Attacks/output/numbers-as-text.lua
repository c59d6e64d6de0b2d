--> fine
-- Numbers of all sizes become text, and text of all lengths becomes numbers.
for _, number in ipairs { 1e308, -1e308, 5e-324, math.mininteger, 0 / 0, 1 / 0 } do
  assert(#tostring(number) < 30 and #("%a"):format(number) < 30)
end
assert(not pcall(string.format, "%100.3f", 1) and not pcall(string.format, "%.100f", 1))
assert(#("%99.99f"):format(1e308) < 500)
assert(not pcall(string.format, "%d", 1.5) and not pcall(string.format, "%y", 1))
