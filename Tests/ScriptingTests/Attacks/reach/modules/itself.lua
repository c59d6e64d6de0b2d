-- A module that requires itself: part of require-of-itself.lua.
return require "modules.itself"
