--- A recipe over rows, with each key that one can have.
return {
  name = "rows",
  version = "2.0.0",
  match = "EMAIL",
  columns = {
    EMAIL = "Mail", WORK_POSITION = "Title", WORK_CITY = "City", PERSONAL_CITY = "Town",
  },
  reads = { "PERSONAL_CITY" },
  writes = { "WORK_POSITION", "WORK_CITY", WORK_NOTES = "any", WORK_PHONE = "any" },

  transform = function(user, row)
    if row.Title == "reject" then reject("no such title") end
    if row.Title == "skip" then skip("left out by the list") end
    user.WORK_NOTES = country.code(row.Land) or "no country"
    if row.Phone == "none" then user.WORK_PHONE = null end
  end,

  missing = function(user)
    if user.ID == 12 then user.WORK_NOTES = "not in the list since " .. date.parse("3.4.2025") end
  end,

  examples = {
    {
      given = { WORK_PHONE = "030 23125000" },
      row = {
        Mail = "a@example.com", Title = "Buyer", City = "Ulm", Land = "Deutschland", Phone = "none",
      },
      expect = {
        WORK_POSITION = "Buyer", WORK_CITY = "Ulm", WORK_NOTES = "DE", WORK_PHONE = null,
      },
    },
    { row = { Mail = "a@example.com", Title = "reject" }, rejects = "no such title" },
    { given = { ID = 12 }, expect = { WORK_NOTES = "not in the list since 2025-04-03" } },
  },
}
