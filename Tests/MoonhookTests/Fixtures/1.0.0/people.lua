-- What the people of these fixtures have before the first run, whatever the demo company gave them.
local people = {
  { 2, "ANNA", "Berg", "0151 23456702", "030 23125002", " Buyer  North" },
  { 3, "Boris", "CARUSO", "0043 660 0000003", "01 5550003", "Seller" },
  { 4, "Clara", "Dorn", "ask Anna", "+49 (0)40 66969004", "Head  of Sales" },
  { 5, "David", "Engel", "0151 23456705", "030 23125005", "skip" },
  { 6, "Elena", "Frank", "0151 23456706", "030 23125006", "reject" },
  { 8, "Frida", "Gross", "+49 151 23456708", "030 23125008 ext. 8", "Driver" },
  { 12, "Helga", "Imhof", "0151 23456712", "030 23125012", "Fitter" },
}

for _, person in ipairs(people) do
  local id, name, family, mobile, phone, position = table.unpack(person)
  user.update {
    ID = id, ACTIVE = true, NAME = name, LAST_NAME = family, SECOND_NAME = null,
    EMAIL = ("Person%d@Example.COM"):format(id),
    PERSONAL_MOBILE = mobile, PERSONAL_ZIP = "D  89073",
    PERSONAL_CITY = null, PERSONAL_COUNTRY = null,
    WORK_PHONE = phone, WORK_POSITION = position, WORK_DEPARTMENT = null, WORK_CITY = null,
    WORK_COUNTRY = null, WORK_NOTES = null,
  }
end
