--> error: require takes a name such as "codes", of a file next to the script
-- A module is looked for in the folder above.
require ".."
