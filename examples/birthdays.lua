--- Imports birthdays from a list, in any date format.
return {
  name = "birthdays",
  version = "1.0.0",
  about = "Fills in missing birthdays from a list, in any date format.",

  params = {
    format = { about = "Date format of the list, such as MM/DD/YYYY." },
  },

  match = "EMAIL",
  columns = { EMAIL = "E-mail" },

  reads = {},
  writes = { PERSONAL_BIRTHDAY = "fill" },

  transform = function(user, row)
    local typed = text.trim(row.Birthday)
    if typed == "" then
      skip("the list has no birthday")
    end
    local day, reason = date.parse(typed, params.format)
    if not day then
      warn("PERSONAL_BIRTHDAY", reason)
    elseif day > date.today() then
      warn("PERSONAL_BIRTHDAY", "in the future")
    elseif user.PERSONAL_BIRTHDAY and user.PERSONAL_BIRTHDAY ~= day then
      warn("PERSONAL_BIRTHDAY", "the portal has another birthday")
    else
      user.PERSONAL_BIRTHDAY = day
    end
  end,

  examples = {
    {
      row = { ["E-mail"] = "anna.koch@example.com", Birthday = "3. März 1985" },
      expect = { PERSONAL_BIRTHDAY = "1985-03-03" },
    },
    {
      row = { ["E-mail"] = "anna.koch@example.com", Birthday = "03/04/1985" },
      expect = {},
      warns = { PERSONAL_BIRTHDAY = "ambiguous" },
    },
    {
      params = { format = "MM/DD/YY" },
      row = { ["E-mail"] = "anna.koch@example.com", Birthday = "03/04/61" }, -- YY is from 1969 on
      expect = {},
      warns = { PERSONAL_BIRTHDAY = "in the future" },
    },
    {
      given = { PERSONAL_BIRTHDAY = "1985-03-03" },
      row = { ["E-mail"] = "anna.koch@example.com", Birthday = "4.3.1985" },
      expect = {},
      warns = { PERSONAL_BIRTHDAY = "the portal has another birthday" },
    },
  },
}
