--> error: reject can only be called in a transform
-- A program tries to refuse a record that isn't there.
reject "no reason"
