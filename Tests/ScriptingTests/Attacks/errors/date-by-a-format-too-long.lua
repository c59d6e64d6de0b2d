--> error: bad argument #1 to 'date'
-- A date is asked for by a format of a megabyte.
os.date(("%c"):rep(1 << 19), 0)
