--> error: xxxxxxxx
-- The message of an error is a megabyte long.
error(("x"):rep(1 << 20))
