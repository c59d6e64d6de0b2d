--> stopped
-- Weak keys hold each other in a random order, which the collector unravels one by one.
local links, weak = {}, {}
for i = 1, 50000 do links[i] = {} end
for i = #links, 2, -1 do
  local j = math.random(i)
  links[i], links[j] = links[j], links[i]
end
for i = 2, #links do weak[links[i - 1]] = links[i] end
local first = links[1]
links = nil
pcall(setmetatable, weak, { __mode = "k" })
while first do local _ = {} end
