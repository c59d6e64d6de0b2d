--> error: nil
-- The program ends with nil for an error.
error(nil)
