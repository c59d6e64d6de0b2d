--> stopped
-- A frontier with a set of a hundred thousand classes is tried at every byte.
local set = "[" .. ("%d"):rep(100000) .. "]"
local _ = ("a"):rep(1 << 20):find("%f" .. set)
