--> error: thread
-- The program ends with a coroutine for an error.
error(coroutine.create(print))
