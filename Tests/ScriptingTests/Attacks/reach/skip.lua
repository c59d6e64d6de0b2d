--> error: skip can only be called in a transform
-- A program tries to skip a record that isn't there.
skip "no reason"
