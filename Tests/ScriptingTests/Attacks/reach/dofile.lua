--> error: undefined global 'dofile'
-- A file is to be run.
dofile("/etc/passwd")
