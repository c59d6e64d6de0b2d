-- The iterator of a list took its first argument for a table.
local step = pairs { 1, 2, 3 }
print(pcall(step, 0x133713371300, 0))
print(pcall(step, print, 0))
