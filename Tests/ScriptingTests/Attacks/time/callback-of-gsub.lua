--> stopped
-- The replacement of a gsub loops.
while true do
  pcall(string.gsub, "text", "%a", function()
    while true do end
  end)
end
