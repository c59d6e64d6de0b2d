--> error: line
-- The message of an error has a hundred thousand lines.
error(("line\n"):rep(100000))
