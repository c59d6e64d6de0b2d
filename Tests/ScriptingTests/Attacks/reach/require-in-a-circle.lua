--> error: module 'modules.circle_a' requires itself
-- Two modules require each other.
require "modules.circle_a"
