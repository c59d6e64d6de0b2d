--> error: stopped: time limit reached
-- An error claims that the script was stopped.
error("stopped: time limit reached", 0)
