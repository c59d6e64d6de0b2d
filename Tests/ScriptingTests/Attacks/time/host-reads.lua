--> stopped
-- The portal is asked for one user without a pause.
while true do users.get(1) end
