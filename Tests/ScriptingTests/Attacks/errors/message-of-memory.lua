--> error: not enough memory
-- An error claims that memory has run out.
error "not enough memory"
