--- Writes department and company names from the company structure.
return {
  name = "department-names",
  version = "1.0.0",
  about = "Writes department and company names from the company structure.",

  params = {
    from = {
      type = "integer",
      default = 2,
      min = 1,
      about = "The level that WORK_DEPARTMENT begins with; 1 is the company itself.",
    },
    separator = { default = " / ", about = "Text between the levels." },
  },

  reads = { "UF_DEPARTMENT" },
  writes = { WORK_DEPARTMENT = "any", WORK_COMPANY = "fill" },
  pure = true,

  transform = function(user)
    local names = departments.path(user.UF_DEPARTMENT[1])
    if not names then
      warn("WORK_DEPARTMENT", "in no department")
      return
    end
    user.WORK_COMPANY = user.WORK_COMPANY or names[1]
    if #user.UF_DEPARTMENT > 1 then
      warn("WORK_DEPARTMENT", "in several departments")
    else
      local from = math.min(params.from, #names)
      user.WORK_DEPARTMENT = table.concat(names, params.separator, from)
    end
  end,

  examples = {
    {
      departments = {
        { ID = 1, NAME = "Example GmbH" },
        { ID = 2, NAME = "Sales", PARENT = 1 },
        { ID = 3, NAME = "North", PARENT = 2 },
      },
      given = { UF_DEPARTMENT = { 3 }, WORK_DEPARTMENT = "Vertrieb Nord" },
      expect = { WORK_DEPARTMENT = "Sales / North", WORK_COMPANY = "Example GmbH" },
    },
    {
      departments = { { ID = 1, NAME = "Example GmbH" } },
      given = { UF_DEPARTMENT = { 1 }, WORK_COMPANY = "Example AG" },
      expect = { WORK_DEPARTMENT = "Example GmbH" },
    },
    {
      departments = { { ID = 1, NAME = "Example GmbH" }, { ID = 2, NAME = "Sales", PARENT = 1 } },
      given = { UF_DEPARTMENT = { 1, 2 }, WORK_COMPANY = "Example AG" },
      expect = {},
      warns = { WORK_DEPARTMENT = "in several departments" },
    },
  },
}
