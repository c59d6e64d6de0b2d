--> error: forged
-- An error names a line that no integer holds.
error("message-of-a-place-without-end.lua:99999999999999999999: forged", 0)
