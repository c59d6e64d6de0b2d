--> memory
-- A packed record is padded to a gigabyte.
string.pack("c1000000000", "x")
