--- Dismisses the people on a list of leavers.
return {
  name = "leavers",
  version = "1.0.0",
  about = "Dismisses the people on HR's list of leavers, once their last day has passed.",

  params = {
    format = { default = "DD.MM.YYYY", about = "Date format of the list." },
  },

  match = "XML_ID",
  columns = { XML_ID = "Employee No" },

  reads = { "LAST_NAME" },
  writes = { "ACTIVE" },
  limits = { dismiss = 3 },

  transform = function(user, row)
    -- One wrong digit is another employee, so the name must match too.
    local name = text.fold(text.lower(text.squeeze(user.LAST_NAME)))
    if name ~= text.fold(text.lower(text.squeeze(row["Last name"]))) then
      reject("the employee with this number has another last name")
    end
    local last_day = date.parse(row["Last day"], params.format)
      or reject("the last day is not a date in the format " .. params.format)
    if last_day >= date.today() then
      skip("the last day has not passed")
    end
    user.ACTIVE = false
  end,

  examples = { -- here the current date is 2 June 2025
    {
      given = { LAST_NAME = "MÜLLER" },
      row = { ["Employee No"] = "HR-10107", ["Last name"] = "Müller", ["Last day"] = "31.05.2025" },
      expect = { ACTIVE = false },
    },
    {
      given = { LAST_NAME = "Müller" },
      row = { ["Employee No"] = "HR-10107", ["Last name"] = "Müller", ["Last day"] = "02.06.2025" },
      skips = "the last day has not passed",
    },
    {
      given = { LAST_NAME = "Weber" },
      row = { ["Employee No"] = "HR-10701", ["Last name"] = "Müller", ["Last day"] = "31.05.2025" },
      rejects = "another last name",
    },
  },
}
