--> memory
-- A module fills the memory while it is loaded.
require "modules.eats"
