--> error: bytes
-- The message of an error is no text.
error("bytes \xFF\xFE\0\27[2J")
