--> error: there is no function of os 'execute'
-- A shell is asked for.
os.execute("sh")
