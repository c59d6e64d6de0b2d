--> fine
-- A script takes tostring away, which print has no need of.
tostring, table, _G.select = nil, nil, nil
print(1, {}, nil)
