--> stopped
-- What follows a pcall that was stopped goes on with the work.
local function work()
  while true do end
end
pcall(pcall, pcall, work)
pcall(work)
work()
