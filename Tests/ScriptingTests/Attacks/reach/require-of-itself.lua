--> error: module 'modules.itself' requires itself
-- A module requires itself.
require "modules.itself"
