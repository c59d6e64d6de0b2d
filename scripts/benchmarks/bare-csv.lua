--- What the leanest Lua needs of CSV and JSON beyond a plain split, for Lua 5.4 and for LuaJIT.

local find, sub, gsub = string.find, string.sub, string.gsub
local unpack = table.unpack or unpack

--- Splits a record that has quotes; a quoted cell may continue on the next lines of the input.
local function split_quoted(line, input)
  local cells, count, at = {}, 0, 1
  while true do
    local cell, after
    if sub(line, at, at) == '"' then
      local from = at + 1
      local close
      repeat
        close = find(line, '"', from, true)
        while not close do
          from = #line + 1
          line = line .. "\n" .. assert(input:read("*l"), "a quoted cell does not end")
          close = find(line, '"', from, true)
        end
        from = close + 2
      until sub(line, close + 1, close + 1) ~= '"'
      cell, after = gsub(sub(line, at + 1, close - 1), '""', '"'), close + 1
    else
      after = find(line, "[,\r]", at) or #line + 1
      cell = sub(line, at, after - 1)
    end
    count = count + 1
    cells[count] = cell
    if after > #line or sub(line, after, after) == "\r" then
      return unpack(cells, 1, count)
    end
    at = after + 1
  end
end

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

--- A text as it stands between the quotes of a JSON string.
local function quoted(text)
  if find(text, '["\\%c]') then
    return (gsub(text, '["\\\n\r\t]', escapes))
  end
  return text
end

return split_quoted, quoted
