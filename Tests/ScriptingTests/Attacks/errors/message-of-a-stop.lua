--> error: stopped: its time is up
-- An error claims that the script was stopped.
error("stopped: its time is up", 0)
