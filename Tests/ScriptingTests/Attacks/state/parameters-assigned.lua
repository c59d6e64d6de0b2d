--> fine
-- Parameters that don't exist are written and read.
assert(not pcall(function() params.region = "DE" end))
assert(not pcall(function() return params.region end))
