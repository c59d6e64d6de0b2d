--> fine
-- Message handlers run into errors in xpcalls of their own.
local function handler(depth)
  return function(message)
    if depth > 0 then xpcall(error, handler(depth - 1), message) end
    return message
  end
end
local ok, message = xpcall(error, handler(20), "x", 0)
assert(not ok and message == "x")
