--> fine
-- A filter is changed while an iteration uses it.
local filter = { NAME = "Anna" }
local count = 0
for _ in users.each(filter) do
  filter.NAME = nil
  count = count + 1
end
assert(count == 1)
