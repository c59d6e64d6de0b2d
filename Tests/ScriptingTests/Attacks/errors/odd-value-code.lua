--> error: function
-- The program ends with a function for an error.
error(print)
