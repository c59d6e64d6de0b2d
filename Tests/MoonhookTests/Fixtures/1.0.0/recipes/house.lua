--- What all records pass through at the end.
return {
  writes = { WORK_NOTES = "same text" },
  transform = function(user) user.WORK_NOTES = text.squeeze(user.WORK_NOTES) end,
}
