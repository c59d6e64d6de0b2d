--> stopped
-- Coroutines and pcalls take turns, each to catch what the other lets through.
local function layer(depth)
  while true do
    pcall(coroutine.wrap(function()
      if depth > 0 then layer(depth - 1) end
      while true do end
    end))
  end
end
layer(20)
