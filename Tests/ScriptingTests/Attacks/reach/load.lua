--> error: undefined global 'load'
-- Source text is to be compiled.
load("return 1")
