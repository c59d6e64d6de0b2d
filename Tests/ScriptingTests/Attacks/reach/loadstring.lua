--> error: undefined global 'loadstring'
-- Source text is to be compiled by the function's old name.
loadstring("return 1")
