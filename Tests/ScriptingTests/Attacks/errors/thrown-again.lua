--> error: id of a user expected
-- A host error is caught and raised again, through a coroutine.
coroutine.wrap(function()
  local _, problem = pcall(users.get, -1)
  error(problem, 0)
end)()
