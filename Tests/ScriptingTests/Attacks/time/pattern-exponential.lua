--> stopped
-- Forty optional letters before forty letters make a match try every choice.
local pattern = ("a?"):rep(40) .. ("a"):rep(40)
local _ = ("a"):rep(39):find(pattern)
