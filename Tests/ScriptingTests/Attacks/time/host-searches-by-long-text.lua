--> stopped
-- A search compares a planned text with one as long, letter by letter.
local text = ("e\u{301}"):rep(100000)
user.update { ID = 1, WORK_NOTES = text }
while true do users.find { WORK_NOTES = text } end
