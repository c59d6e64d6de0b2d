--> fine
-- One line is longer than all output may be; the script goes on after it.
print(("x"):rep(1 << 20))
print "more"
log.info(("x"):rep(1 << 20))
