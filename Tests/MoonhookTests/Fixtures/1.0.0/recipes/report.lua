--- A recipe with a program.
local words = require "words"

return {
  name = "report",
  writes = { "WORK_NOTES" },
  run = function()
    for row in input.rows() do
      local person = users.find { EMAIL = row.Mail }
      if person then
        local path = table.concat(departments.path(person.UF_DEPARTMENT[1]) or {}, "/")
        user.update { ID = person.ID, WORK_NOTES = words.first(row.Title) .. " in " .. path }
      else
        log.warn("a row has no account")
      end
    end
  end,
  examples = {
    {
      rows = {
        { Mail = "anna@example.com", Title = "Head of Buying" },
        { Mail = "x@example.com", Title = "No" },
      },
      users = { { ID = 57, EMAIL = "anna@example.com", UF_DEPARTMENT = { 2 } } },
      departments = { { ID = 1, NAME = "Company" }, { ID = 2, NAME = "Sales", PARENT = 1 } },
      expect = { { ID = 57, WORK_NOTES = "Head in Company/Sales" } },
    },
  },
}
