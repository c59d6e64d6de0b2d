--> fine
-- Bytecode is brought along as text, and nothing takes it.
local bytes = "\27Lua\x54\x00\x19\x93\r\n\x1a\n"
assert(not pcall(require, bytes))
assert(not pcall(function() return load end))
assert(not pcall(bytes) and not xpcall(bytes, print))
