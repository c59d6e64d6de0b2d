--> error: attempt to perform arithmetic on a nil value
-- A module fails while it is loaded.
require "modules.fails"
