--> fine
-- A module yields while it is loaded.
local go = coroutine.wrap(function() return require "modules.yields" end)
pcall(go)
pcall(go, "x")
assert(not pcall(require, "modules.yields") or require "modules.yields")
