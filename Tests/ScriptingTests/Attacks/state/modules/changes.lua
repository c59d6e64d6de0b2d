-- A module that changes what others use: part of library-in-a-module.lua.
text.upper = print
