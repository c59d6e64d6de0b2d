--- Imports names, job titles, phones and departments from the export of an HR system.
return {
  name = "hr-import",
  version = "1.2.0",
  about = "Updates employee records from an HR export; users are found by e-mail.",

  params = {
    region = {
      default = "DE",
      pattern = "%u%u",
      about = "Country of numbers typed without a country code, if the user has no WORK_COUNTRY.",
    },
    departments = {
      type = "table",
      key = "Code",
      value = "Department",
      default = "data/departments.csv",
      about = "The export's department codes and their paths.",
    },
  },

  match = "EMAIL",
  columns = {
    EMAIL = "E-mail",
    NAME = "First name",
    LAST_NAME = "Last name",
    WORK_POSITION = "Job title",
    WORK_PHONE = "Office phone",
  },

  reads = { "EMAIL", "WORK_COUNTRY" },
  writes = {
    "NAME", "LAST_NAME", "WORK_POSITION", "WORK_PHONE", "WORK_DEPARTMENT", "UF_DEPARTMENT",
  },

  transform = function(user, row)
    if row["Office phone"] ~= "" then
      local region = country.code(user.WORK_COUNTRY) or params.region
      local number, reason = phone.parse(user.WORK_PHONE, region)
      if not number then
        warn("WORK_PHONE", reason)
      elseif not number.extension then
        user.WORK_PHONE = number.number
      end
    end

    local code = text.trim(row["Dept."])
    if code ~= "" then
      local path = params.departments[code] or reject("unknown department code " .. code)
      local department = departments.find { PATH = path }
        or reject("the company has no department " .. path)
      user.UF_DEPARTMENT = { department.ID }
      user.WORK_DEPARTMENT = department.NAME
    end
  end,

  missing = function()
    warn("EMAIL", "not in the HR export")
  end,

  examples = {
    {
      departments = { { ID = 1, NAME = "Company" }, { ID = 2, NAME = "Sales", PARENT = 1 } },
      given = { NAME = "Katharina", LAST_NAME = "Weber", WORK_PHONE = "ask Anna" },
      row = {
        ["E-mail"] = "katharina.weber@example.com",
        ["First name"] = "Käthe",
        ["Last name"] = "Weber",
        ["Dept."] = "2000",
        ["Office phone"] = "0221-4710029",
      },
      expect = {
        NAME = "Käthe", WORK_PHONE = "+492214710029",
        WORK_DEPARTMENT = "Sales", UF_DEPARTMENT = { 2 },
      },
    },
    {
      given = { WORK_POSITION = "Buyer" },
      row = {
        ["E-mail"] = "joerg.hofmann@example.com", ["Job title"] = "Head of Purchasing",
        ["Office phone"] = "via reception",
      },
      expect = { WORK_POSITION = "Head of Purchasing" },
      warns = { WORK_PHONE = "not a number" },
    },
    {
      given = { WORK_COUNTRY = "United States" },
      row = { ["E-mail"] = "jose.obrien@example.com", ["Office phone"] = "212/5550101" },
      expect = { WORK_PHONE = "+12125550101" },
    },
    {
      row = { ["E-mail"] = "noemie.bernasconi@example.com", ["Dept."] = "9999" },
      rejects = "unknown department code 9999",
    },
    {
      row = { ["E-mail"] = "noemie.bernasconi@example.com", ["Dept."] = "2400" },
      rejects = "no department Company/Sales/East",
    },
  },
}
