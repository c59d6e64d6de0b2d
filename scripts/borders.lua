--- Checks that each target imports what Package.swift lists for it, that only the right targets
--- import C, and that the C files of the shim are in layers.
---
--- SwiftPM lets a target import whatever its dependencies import, so an undeclared dependency
--- can go unnoticed. Prints a line for each finding and fails if there is one.

-- Who may import a C module, aside from its tests, and whose sources may hold the word `unsafe`.
local c_importers = {
  CContainment = "Containment", CLua = "Lua", CLuaShim = "Lua", CPhoneNumber = "PhoneNumbers",
  CProcess = "moonhook",
}
local unsafe_targets = {
  Containment = true, ContainmentTests = true, Hole = true, Lua = true, LuaTests = true,
  PhoneNumbers = true,
}
-- Tools for people who write recipes: only programs and tests import them.
local tools = { Workshop = true }

local findings = {}

local function find(message, ...)
  findings[#findings + 1] = message:format(...)
end

--- Reads the targets from `swift package describe`, which marks its sections by indentation.
local function read_targets()
  local targets, target, section = {}, nil, nil
  local is_in_targets = false
  local description = assert(io.popen("swift package describe"))
  for line in description:lines() do
    local indent, text = line:match("^( *)(.-)$")
    if #indent == 0 then
      is_in_targets = text == "Targets:" or (is_in_targets and text == "")
    elseif is_in_targets and #indent == 4 then
      local key, value = text:match("^(.-): *(.*)$")
      section = key
      if key == "Name" then
        target = { name = value, sources = {}, dependencies = {} }
        targets[value] = target
      elseif key == "Type" or key == "Path" then
        target[key:lower()] = value
      end
    elseif is_in_targets and section == "Sources" then
      table.insert(target.sources, text)
    elseif is_in_targets and section == "Target dependencies" then
      target.dependencies[text] = true
    end
  end
  assert(description:close(), "swift package describe failed")
  return targets
end

--- A line of Swift without its comment and the contents of its strings.
local function code_of(line)
  return (line:gsub('\\"', ""):gsub('"[^"]*"', '""'):gsub("//.*", ""))
end

--- The module that a line imports, if it does: `Wire` for `public import struct Wire.JSONValue`.
local function import_of(code)
  local last = code:match("%f[%w_]import%s+([%w_. ]+)")
  return last and last:match("([%w_]+)[%w_.]*%s*$")
end

local function check_source(target, targets, path, imported)
  local number = 0
  for line in io.lines(path) do
    number = number + 1
    local code = code_of(line)
    local module = import_of(code)
    if module and targets[module] then
      imported[module] = true
      local importer = c_importers[module]
      if importer and importer ~= target.name and importer .. "Tests" ~= target.name then
        find("%s:%d: only %s may import %s", path, number, importer, module)
      elseif not target.dependencies[module] then
        find("%s:%d: Package.swift lists no %s for %s", path, number, module, target.name)
      end
    end
    if not unsafe_targets[target.name] and code:find("%f[%w_]unsafe%f[^%w_]") then
      find("%s:%d: unsafe code belongs into Containment, Lua or PhoneNumbers", path, number)
    end
  end
end

local function check_target(target, targets)
  local imported, is_swift = {}, false
  for _, source in ipairs(target.sources) do
    if source:find("%.swift$") then
      is_swift = true
      check_source(target, targets, target.path .. "/" .. source, imported)
    end
  end
  for name in pairs(target.dependencies) do
    if tools[name] and target.type == "library" then
      find("Package.swift: %s is a library and may not import %s", target.name, name)
    end
    -- A test may need the built program without importing it.
    if is_swift and not imported[name] and targets[name].type ~= "executable" then
      find("Package.swift: %s lists %s and does not import it", target.name, name)
    end
  end
end

--- Finds circles among C files, where `x.c` and `x.h` are one: a layer includes only what is below.
local function check_layers(path)
  local included, is_done = {}, {}
  local files = assert(io.popen("find " .. path .. " -name '*.[ch]'"))
  for file in files:lines() do
    local name = file:match("([^/]+)%.[ch]$")
    included[name] = included[name] or {}
    for line in io.lines(file) do
      local header = line:match('^#include "(.-)%.h"')
      header = header and header:match("[^/]+$")
      if header and header ~= name then
        included[name][header] = true
      end
    end
  end
  assert(files:close() and next(included), path .. " holds no C")

  local function visit(name, way)
    local circle = way:match(" (" .. name .. " .*)")
    if circle then
      find("%s: these include one another: %s%s", path, circle, name)
    elseif not is_done[name] then
      for header in pairs(included[name] or {}) do
        visit(header, way .. name .. " ")
      end
      is_done[name] = true
    end
  end
  for name in pairs(included) do
    visit(name, " ")
  end
end

local targets = read_targets()
local count = 0
for _, target in pairs(targets) do
  count = count + 1
  check_target(target, targets)
end
assert(count > 0, "swift package describe names no target")
check_layers(targets.CLuaShim.path)

table.sort(findings)
for _, finding in ipairs(findings) do
  print(finding)
end
if #findings > 0 then
  os.exit(1)
end
print(count .. " targets")
