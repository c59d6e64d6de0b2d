--> stopped
-- The memory is filled, the error is caught, and all begins again.
while true do
  pcall(function()
    local list = {}
    while true do list[#list + 1] = {} end
  end)
end
