--> error: attempt to yield from outside a coroutine
-- The program yields, and nobody waits for it.
coroutine.yield(1)
