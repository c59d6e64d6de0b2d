--> error: undefined global 'io'
-- A file is to be opened.
io.open("/etc/passwd")
