--> stopped
-- Many lazy repetitions in a row look for a letter that never comes.
local _ = ("a"):rep(3000):find((".-"):rep(30) .. "b")
