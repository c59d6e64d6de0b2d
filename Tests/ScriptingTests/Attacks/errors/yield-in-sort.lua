--> error: attempt to yield across a C-call boundary
-- A comparator yields.
assert(coroutine.resume(coroutine.create(function()
  table.sort({ 2, 1 }, function() return coroutine.yield() end)
end)))
