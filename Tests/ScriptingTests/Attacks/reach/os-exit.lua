--> error: there is no function of os 'exit'
-- The process is to end here.
os.exit(0, true)
