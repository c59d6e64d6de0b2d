--> fine
-- The company structure is changed, and asked for again.
local department = departments.get(2)
department.NAME, department.PATH = "Plunder", "Plunder"
departments.path(3)[1] = "Plunder"
assert(departments.get(2).NAME == "Sales")
assert(departments.path(3)[1] == "Company")
assert(departments.find({ PATH = "Company/Sales/North" }).ID == 3)
