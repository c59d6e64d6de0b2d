--> stopped
-- A loop has no end and no body.
while true do end
