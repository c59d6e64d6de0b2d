--> fine
-- Errors of host functions are caught in great number, and looked into.
for _ = 1, 200 do
  local ok, problem = pcall(users.get, 0)
  assert(not ok and type(problem) == "string" and problem:find "id of a user expected")
end
