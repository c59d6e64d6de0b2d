--> fine
-- Birthdays are no days of any year.
local dates = {
  "2024-02-30", "0000-01-01", "2024-13-01", "1-1-1", "2024-01-01x", "tomorrow", 20240101,
}
for _, date in ipairs(dates) do
  assert(not pcall(user.update, { ID = 1, PERSONAL_BIRTHDAY = date }), date)
end
