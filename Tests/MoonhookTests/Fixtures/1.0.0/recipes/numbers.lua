--- A recipe over users, with each key that one can have.
local words = require "words"

return {
  name = "numbers",
  version = "1.2.3",
  requires = "0.1",
  about = "Writes telephone numbers in E.164 format, tidies names, and notes where they came from.",

  params = {
    ticket = { required = true, pattern = "T%-%d+", about = "What the run is for." },
    region = { type = "string", default = "DE", pattern = "%u%u", about = "The country." },
    floor = { type = "integer", default = 3, min = 0, max = 60 },
    share = { type = "number", default = 0.5, min = 0, max = 1 },
    loud = { type = "boolean", default = false },
    style = { type = "choice", choices = { "plain", "formal" }, default = "plain" },
    since = { type = "date", default = "2025-01-01", min = "2000-01-01", max = "2099-12-31" },
    towns = { type = "list", default = { "Ulm", "Bonn" } },
    offices = { type = "table", key = "Town", default = "data/offices.csv", about = "By town." },
    codes = { type = "table", key = "Town", value = "Code", default = "data/offices.csv" },
    note = { type = "file", about = "A text for WORK_NOTES." },
    notes = { type = "folder", about = "A text for each user, called ID.txt." },
  },

  reads = { "WORK_COUNTRY", "PERSONAL_COUNTRY" },
  writes = {
    "WORK_NOTES", "WORK_CITY", WORK_DEPARTMENT = "any",
    PERSONAL_MOBILE = "same phone", WORK_PHONE = "same phone",
    NAME = "same letters", LAST_NAME = "same letters", WORK_POSITION = "same text",
    EMAIL = "same mailbox", PERSONAL_CITY = "fill", PERSONAL_ZIP = "same digits",
    UF_DEPARTMENT = "add",
  },
  limits = { dismiss = 0, readdress = 4, clear = 2, move = 0, level = 4, refused = 3 },
  pure = true,
  settles = false,

  transform = function(user)
    if user.WORK_POSITION == "skip" then skip("not ours") end
    if user.WORK_POSITION == "reject" then reject("no position") end
    for _, field in ipairs { "PERSONAL_MOBILE", "WORK_PHONE" } do
      local number, reason = phone.parse(user[field], params.region)
      if number and not number.extension then
        user[field] = number.number
      elseif user[field] then
        warn(field, reason or "an extension has no place in E.164")
      end
    end
    user.NAME, user.LAST_NAME = text.title(user.NAME), text.title(user.LAST_NAME)
    user.WORK_POSITION = text.squeeze(user.WORK_POSITION)
    user.EMAIL = email.normalize(user.EMAIL)
    user.PERSONAL_CITY = user.PERSONAL_CITY or params.towns[1]
    user.PERSONAL_ZIP = text.squeeze(user.PERSONAL_ZIP)
    user.WORK_CITY = params.loud and text.upper(params.towns[2]) or params.towns[2]
    user.WORK_DEPARTMENT = words.first(params.codes.Ulm)
    local files = params.notes
    local file = files and files[user.ID .. ".txt"] or params.note
    user.WORK_NOTES = ("%s floor %d, %.1f, %s, %s, %s%s"):format(
      params.ticket, params.floor, params.share, params.style, params.since, params.offices.Ulm.Zip,
      file and ", " .. text.trim(file.bytes) or "")
  end,

  examples = {
    {
      params = { ticket = "T-1" },
      given = {
        NAME = "ANNA", LAST_NAME = "BERG", PERSONAL_MOBILE = "0151 23456789",
        WORK_PHONE = "ask Anna", PERSONAL_ZIP = "D 89073 ",
      },
      expect = {
        NAME = "Anna", LAST_NAME = "Berg", PERSONAL_MOBILE = "+4915123456789",
        PERSONAL_CITY = "Ulm",
        PERSONAL_ZIP = "D 89073", WORK_CITY = "Bonn", WORK_DEPARTMENT = "UL",
        WORK_NOTES = "T-1 floor 3, 0.5, plain, 2025-01-01, 89073",
      },
      warns = { WORK_PHONE = "not a number" },
    },
    { params = { ticket = "T-1" }, given = { WORK_POSITION = "skip" }, skips = "not ours" },
    { params = { ticket = "T-1" }, given = { WORK_POSITION = "reject" }, rejects = "no %a+" },
  },
}
