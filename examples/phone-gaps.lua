--- Counts users without a valid phone number by department. Changes nothing.
return {
  name = "phone-gaps",
  version = "1.0.0",
  about = "Counts users without a valid phone number by department; changes nothing.",

  params = {
    region = {
      default = "DE",
      pattern = "%u%u",
      about = "Country of numbers typed without a country code.",
    },
  },

  reads = { "PERSONAL_MOBILE", "WORK_PHONE", "UF_DEPARTMENT" },
  writes = {},

  run = function()
    local people, gaps = {}, {}
    for person in users.each() do
      local is_reachable = phone.valid(person.WORK_PHONE, params.region)
        or phone.valid(person.PERSONAL_MOBILE, params.region)
      for _, id in ipairs(person.UF_DEPARTMENT) do
        people[id] = (people[id] or 0) + 1
        gaps[id] = (gaps[id] or 0) + (is_reachable and 0 or 1)
      end
    end
    for department in departments.each() do
      local count = gaps[department.ID] or 0
      if count > 0 then
        print(("%4d of %4d  %s"):format(count, people[department.ID], department.PATH))
      end
    end
  end,

  examples = {
    {
      departments = { { ID = 1, NAME = "Company" }, { ID = 2, NAME = "Sales", PARENT = 1 } },
      users = {
        { ID = 7, UF_DEPARTMENT = { 1 }, WORK_PHONE = "030 23125901" },
        { ID = 8, UF_DEPARTMENT = { 2 }, WORK_PHONE = "ask Anna" },
      },
      expect = {},
    },
  },
}
