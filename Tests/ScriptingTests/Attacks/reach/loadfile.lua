--> error: undefined global 'loadfile'
-- A file is to be compiled.
loadfile("/etc/passwd")
