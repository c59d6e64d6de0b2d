--> error: attempt to index a nil value (upvalue '_ENV')
-- The environment is taken away, with the globals in it.
_ENV = nil
print "gone"
