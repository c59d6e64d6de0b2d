-- The other half of a circle: part of require-in-a-circle.lua.
return require "modules.circle_a"
