--> fine
-- Globals are the script's own: even print may go.
print, pairs, users = nil, nil, nil
_G.tostring = nil
assert(not pcall(function() return print end))
assert(not pcall(function() return users.get(1) end))
