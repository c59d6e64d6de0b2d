--- The calls of scripts/bench-gateway, for wrk: `wrk -s calls.lua WEBHOOK -- passing`, or
--- `transforming`. Prints calls, microseconds, the median latency in microseconds, and failures.

local distinct = 1000
local texts, turn = {}, 0

local first_names = { "anna", "JÜRGEN", "maria-luisa", "Zoë", "o'neill", "KARL", "émilie", "jo" }
local last_names = { "Winter", "Müller-Lüdenscheidt", "Rochat", "de la Cruz", "Çelik" }

--- An update as an HR program sends it, for one of many users.
local function update(index)
  local body = '{"ID":"%d","NAME":"%s","LAST_NAME":"%s","EMAIL":"Person.%d@Example.COM",'
    .. '"WORK_PHONE":"0049 (0)30 / 555-%04d","WORK_POSITION":"Team lead","WORK_CITY":"Berlin",'
    .. '"UF_DEPARTMENT":[%d,%d]}'
  local first_name = first_names[index % #first_names + 1]
  local last_name = last_names[index % #last_names + 1]
  return body:format(
    index, first_name, last_name, index, index, index % 10 + 1, (index + 3) % 10 + 1
  )
end

--- Writes all requests before the first is sent, so that wrk itself costs little.
function init(arguments)
  if arguments[1] == "passing" then
    texts[1] = wrk.format("GET", wrk.path .. "department.get.json")
    return
  end
  local headers = { ["Content-Type"] = "application/json", Host = wrk.headers.Host }
  for index = 1, distinct do
    texts[index] = wrk.format("POST", wrk.path .. "user.update.json", headers, update(index))
  end
end

function request()
  turn = turn % #texts + 1
  return texts[turn]
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local median = latency:percentile(50)
  print(("measured %d %d %d %d"):format(summary.requests, summary.duration, median, failures))
end
