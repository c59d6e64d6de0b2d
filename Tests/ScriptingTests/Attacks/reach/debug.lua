--> error: undefined global 'debug'
-- The registry is asked for.
debug.getregistry()
