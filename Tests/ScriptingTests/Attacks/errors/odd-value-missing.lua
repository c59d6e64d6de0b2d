--> error: nil
-- The program ends with an error of no value at all.
error()
