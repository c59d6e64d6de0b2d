--> stopped or memory
-- Functions in a table of fields are to be kept by the host for ever.
while true do
  local list = {}
  for i = 1, 100 do list[i] = function() return i end end
  pcall(user.update, { ID = 1, NAME = list })
end
