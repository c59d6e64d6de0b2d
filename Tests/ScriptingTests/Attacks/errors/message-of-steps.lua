--> error: stopped: its steps are used up
-- An error claims that the steps are used up, from within a coroutine.
coroutine.wrap(function() error("stopped: its steps are used up", 0) end)()
