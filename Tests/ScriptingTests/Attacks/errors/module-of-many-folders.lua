--> error: require takes a name such as "codes"
-- The path of a module with a hundred thousand folders is looked for.
require(("x."):rep(100000) .. "x")
