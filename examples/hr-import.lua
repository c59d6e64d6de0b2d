--- Takes over names, job titles, phones and departments from an HR system's export.
return {
  name = "hr-import",
  version = "1.0.0",
  about = "Brings employee records in step with an HR export; people are found by e-mail.",

  params = {
    region = { default = "DE", about = "Country of numbers typed without a country code." },
  },

  match = "EMAIL",
  columns = {
    EMAIL = "E-mail",
    NAME = "First name",
    LAST_NAME = "Last name",
    WORK_POSITION = "Job title",
    WORK_PHONE = "Office phone",
  },

  writes = {
    "NAME", "LAST_NAME", "WORK_POSITION", "WORK_PHONE", "WORK_DEPARTMENT", "UF_DEPARTMENT",
  },

  transform = function(user, row)
    if row["Office phone"] ~= "" then
      local number, reason = phone.parse(user.WORK_PHONE, params.region)
      if not number then
        warn("WORK_PHONE", reason)
      elseif not number.extension then
        user.WORK_PHONE = number.number
      end
    end

    local path = text.trim(row["Department path"])
    if path ~= "" then
      local department = departments.find { PATH = path }
      if not department then
        reject("the company has no department " .. path)
      end
      user.UF_DEPARTMENT = { department.ID }
      user.WORK_DEPARTMENT = department.NAME
    end
  end,
}
