-- Values that are more than a text: a photo, an option, a list and a date.
local photo = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\8\0\0\0\0:~\x9bU\0\0\0\n"
  .. "IDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
user.update { ID = 8, PERSONAL_PHOTO = { name = "dot.png", bytes = photo } }
user.update {
  ID = 3, PERSONAL_GENDER = "F", PERSONAL_BIRTHDAY = "1985-03-03", WORK_POSITION = null,
  UF_USR_CONTRACT = "Trainee", UF_USR_CONTRACT_END = "2027-01-31",
  UF_USR_LANGUAGES = { "de", "fr" },
}
