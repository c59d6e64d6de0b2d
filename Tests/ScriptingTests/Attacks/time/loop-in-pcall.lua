--> stopped
-- A loop catches the stop of the loop within, and begins again.
while true do
  pcall(function()
    while true do end
  end)
end
