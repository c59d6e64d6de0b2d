--> stopped
-- A block ends in good order, and then its variable's handler loops.
do
  local _ <close> = setmetatable({}, {
    __close = function()
      while true do end
    end,
  })
end
