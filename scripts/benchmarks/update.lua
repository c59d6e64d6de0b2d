--- Gives employees a note each, as many as are asked for.
return {
  params = { updates = { type = "integer", default = 10000 } },
  writes = { WORK_NOTES = "any" },

  run = function()
    local left = params.updates
    for person in users.each() do
      if left == 0 then
        break
      end
      left = left - 1
      user.update { ID = person.ID, WORK_NOTES = "Note " .. person.ID }
    end
  end,
}
