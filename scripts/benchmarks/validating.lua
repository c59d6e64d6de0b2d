--- Does in plain Lua what `moonhook transform` does, for scripts/bench to compare:
--- `lua5.4 validating.lua RECIPE ROWS.csv OUT.jsonl`.
---
--- It runs the recipe's own transform, with only as much CSV and validation as it needs.

local recipe_path, input_path, output_path = table.unpack(arg)
local recipe = dofile(recipe_path)
local input = assert(io.open(input_path, "rb"))
local output = assert(io.open(output_path, "wb"))
output:setvbuf("full", 1 << 16)

-- What a record may hold, in the order of the field table.
local field_order = {
  "ID", "NAME", "LAST_NAME", "EMAIL", "PERSONAL_MOBILE", "WORK_POSITION", "WORK_DEPARTMENT",
  "WORK_CITY",
}
local is_field = {}
for _, field in ipairs(field_order) do
  is_field[field] = true
end

--- Splits a record that has quotes; nil if a quoted cell continues on the next line.
local function split_quoted(line)
  local cells, position = {}, 1
  while true do
    local cell, after
    if line:byte(position) == 34 then
      local from = position + 1
      local close
      repeat
        close = line:find('"', from, true)
        if not close then
          return nil
        end
        from = close + 2
      until line:byte(close + 1) ~= 34
      cell, after = line:sub(position + 1, close - 1):gsub('""', '"'), close + 1
    else
      after = line:find(",", position, true) or #line + 1
      cell = line:sub(position, after - 1)
    end
    cells[#cells + 1] = cell
    if after > #line then
      return cells
    end
    position = after + 1
  end
end

local function split_plain(line)
  local cells, count = {}, 0
  for cell in line:gmatch("[^,]*") do
    count = count + 1
    cells[count] = cell
  end
  return cells
end

--- Iterates over the records of the CSV as lists of cells.
local function records()
  local next_line = input:lines("L")
  return function()
    local line = next_line()
    if not line then
      return nil
    end
    if not line:find('"', 1, true) then
      return split_plain((line:gsub("\r?\n$", "")))
    end
    local cells = split_quoted((line:gsub("\r?\n$", "")))
    while not cells do
      line = line .. assert(next_line(), "a quoted cell does not end")
      cells = split_quoted((line:gsub("\r?\n$", "")))
    end
    return cells
  end
end

local function is_valid(field, value)
  if not is_field[field] then
    return false
  elseif field == "ID" then
    return math.type(value) == "integer" and value > 0
  elseif type(value) ~= "string" or value:find("[\0-\8\11\12\14-\31\127]") then
    return false
  elseif field == "EMAIL" then
    return value:find("^[%w.!#$%%&'*+/=?^_`{|}~\128-\255-]+@[%w\128-\255.-]+%.[%w\128-\255-]+$")
  end
  return true
end

local function is_valid_record(user)
  for field, value in pairs(user) do
    if not is_valid(field, value) then
      return false
    end
  end
  return true
end

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function encode(user)
  local parts = { '{"ID":', user.ID }
  local count = 2
  for index = 2, #field_order do
    local field = field_order[index]
    local value = user[field]
    if value then
      parts[count + 1] = ',"'
      parts[count + 2] = field
      parts[count + 3] = '":"'
      parts[count + 4] = value:find('["\\\n\r\t]') and value:gsub('["\\\n\r\t]', escapes) or value
      parts[count + 5] = '"'
      count = count + 5
    end
  end
  parts[count + 1] = "}\n"
  return table.concat(parts)
end

local read = records()
local headers = read()
for cells in read do
  local row = {}
  for index, header in ipairs(headers) do
    row[header] = cells[index]
  end
  local user = {}
  for field, column in pairs(recipe.columns) do
    local value = row[column]
    if value ~= "" then
      user[field] = value
    end
  end
  user.ID = math.tointeger(tonumber(user.ID))
  recipe.transform(user, row)
  if is_valid_record(user) then
    output:write(encode(user))
  end
end
assert(output:close())
