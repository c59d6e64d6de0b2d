--> error: undefined global 'collectgarbage'
-- The collector is to be stopped.
collectgarbage "stop"
