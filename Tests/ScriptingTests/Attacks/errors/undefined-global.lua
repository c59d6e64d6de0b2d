--> error: undefined global 'pone'; did you mean 'phone'?
-- A module's name is misspelt.
pone.parse("1")
