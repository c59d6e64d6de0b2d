--> error: warn can only be called in a transform
-- A program tries to warn of a record that isn't there.
warn("NAME", "no reason")
