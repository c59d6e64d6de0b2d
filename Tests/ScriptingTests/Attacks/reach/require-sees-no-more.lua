--> fine
-- A module looks for what the script has not.
assert(require("modules.looks") == false)
