--> stopped
-- Tables are shown by tostring and dropped, so that their numbers are all that could remain.
while true do
  tostring({})
  tostring(function() end)
end
