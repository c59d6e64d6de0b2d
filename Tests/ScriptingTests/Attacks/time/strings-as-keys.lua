--> stopped
-- A long text that is new each time is looked up as a key.
local text = ("a"):rep(2 << 20)
local names = { [text] = true }
local count = 0
while true do
  count = count + 1
  local _ = names[text .. count]
end
