-- A module that is found: for the files that look for it by other names.
return 42
