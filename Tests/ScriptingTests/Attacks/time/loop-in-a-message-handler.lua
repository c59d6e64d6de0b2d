--> stopped
-- A message handler takes an ordinary error as its chance to loop.
xpcall(error, function()
  while true do end
end)
