-- What the attempts share. `hole` is what a bug in C might give a stranger; see Tests/Hole.

local tools = {}

--- A recipe that makes an attempt when it sees the first person, and is honest otherwise.
function tools.recipe(attempt)
  return {
    params = { region = { default = "DE" } },
    reads = { "LAST_NAME" },
    writes = { NAME = "same letters", WORK_PHONE = "same phone", WORK_NOTES = "fill" },
    transform = function(user)
      if user.ID == 1 then
        print("attempted")
        attempt(user)
      end
      user.NAME = text.upper(user.NAME)
    end,
  }
end

--- A recipe that makes a forbidden system call; in the open, its result shows that it was made.
function tools.system_call(...)
  local arguments = table.pack(...)
  return tools.recipe(function()
    local result = hole.syscall(table.unpack(arguments, 1, arguments.n))
    if result >= 0 then print("got it") end
  end)
end

--- A recipe that calls a function of the C library.
function tools.call(name, ...)
  local arguments = table.pack(...)
  return tools.recipe(function()
    local result = hole.call(assert(hole.symbol(name)), table.unpack(arguments, 1, arguments.n))
    if result >= 0 and result < 1 << 31 then print("got it") end
  end)
end

-- Messages, as Sources/Containment/Messages writes them.

function tools.count(number) return string.pack("<I4", number) end
function tools.text(bytes) return string.pack("<s4", bytes) end
function tools.number(number) return string.pack("<i8", number) end

tools.no_regions = tools.count(0)
tools.no_notes = tools.count(0) .. tools.count(0)
tools.done = "\4" .. tools.count(0) .. tools.no_notes

--- The indices of fields; a test compares them with the table.
tools.fields = { ID = 0, ACTIVE = 2, NAME = 3, EMAIL = 7, PERSONAL_MOBILE = 22, WORK_PHONE = 31 }

--- The cell of a field that holds a text, by the field's index.
function tools.cell(index, bytes) return string.pack("<I2B", index, 6) .. tools.text(bytes) end

--- The outcome of a record that passed.
function tools.passed(warnings, regions, ...)
  local cells = { ... }
  return "\0" .. tools.count(0) .. tools.count(0) .. "\0" .. warnings .. regions .. tools.count(0)
    .. tools.count(#cells) .. table.concat(cells)
end

--- The outcome of a record with these cells, without anything else.
function tools.changes(...) return tools.passed(tools.count(0), tools.count(0), ...) end

--- A message of outcomes.
function tools.outcomes(...)
  local records = { ... }
  return "\3" .. tools.count(#records) .. table.concat(records)
end

--- Writes bytes to a descriptor.
function tools.write(descriptor, bytes)
  local address, sent = hole.text(bytes), 0
  while sent < #bytes do
    local count = hole.syscall("write", descriptor, address + sent, #bytes - sent)
    if count <= 0 then error("the socket is closed") end
    sent = sent + count
  end
end

--- Sends a message to the host.
function tools.send(message) tools.write(3, tools.text(message)) end

--- Reads so many bytes from the host.
function tools.receive(count)
  local address, bytes = hole.text(("x"):rep(count)), {}
  while count > 0 do
    local got = hole.syscall("read", 3, address, count)
    if got <= 0 then error("the socket is closed") end
    bytes[#bytes + 1], count = hole.peek(address, got), count - got
  end
  return table.concat(bytes)
end

--- Asks the host, and returns its answer.
function tools.ask(question)
  tools.send("\2" .. question)
  return tools.receive(string.unpack("<I4", tools.receive(4)))
end

--- A recipe that sends messages of its own before it goes on, first of all that it does.
function tools.sends(...)
  local messages = { "\1\0" .. tools.text("attempted"), ... }
  return tools.recipe(function()
    for _, message in ipairs(messages) do tools.send(message) end
  end)
end

return tools
