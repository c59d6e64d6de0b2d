--> error: stopped: step limit reached
-- An error claims that the steps are used up, from within a coroutine.
coroutine.wrap(function() error("stopped: step limit reached", 0) end)()
