--> memory
-- Each error is raised with the message of the last one, twice.
local message = "x"
while true do
  local _, longer = pcall(error, message .. message)
  message = longer
end
