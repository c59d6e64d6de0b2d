--- What nginx does to calls on their way to the portal: the same as Moonhook's gateway with
--- recipe.lua. An update within a batch is not looked at.

local cjson = require "cjson.safe"

local ngx = ngx
local match, gsub, upper, lower = string.match, string.gsub, string.upper, string.lower

-- The most digits that Debian's lua-cjson writes; enough for any ID.
cjson.encode_number_precision(14)

-- Whose calls are taken, and the portal's own code in place of theirs.
local clients = { clientcode = "HR", othercode = "payroll" }
local portal_code = "portalcode"

local function capitalized(first, rest)
  return upper(first) .. lower(rest)
end

--- Bytes beyond ASCII count as letters, so that a word continues after an umlaut.
local function titled(text)
  return (gsub(text, "([%a\128-\255])([%a\128-\255']*)", capitalized))
end

local function dialled(text)
  local digits = gsub(gsub(gsub(gsub(text, "%(0%)", ""), "[^%d+]", ""), "^00", "+"), "^0", "+49")
  return match(digits, "^%+%d+$") or text
end

local function addressed(text)
  if not match(text, "^[^%s@]+@[^%s@.][^%s@]*%.[^%s@.]+$") then
    return nil, "EMAIL is no e-mail address"
  end
  return lower(text)
end

local edits = { NAME = titled, EMAIL = addressed, WORK_PHONE = dialled }
local edited = { "NAME", "EMAIL", "WORK_PHONE" }

--- Edits a user's fields; returns why they can't be sent, if they can't.
local function transform(user)
  for index = 1, #edited do
    local name = edited[index]
    local text = user[name]
    if type(text) == "string" and text ~= "" then
      local value, reason = edits[name](text)
      if not value then return reason end
      user[name] = value
    end
  end
end

--- The same in a form or a query, whose order means something to PHP.
local function transform_form(form)
  local refusal
  local function pair(name, text)
    local edit = edits[ngx.unescape_uri(name)]
    if not edit then return nil end
    local value, reason = edit(ngx.unescape_uri(text))
    refusal = refusal or reason
    return value and name .. "=" .. ngx.escape_uri(value)
  end
  local edited_form = gsub(form, "([^&=]+)=([^&]+)", pair)
  return edited_form, refusal
end

local function refuse(status, code, reason)
  ngx.status = status
  ngx.header["Content-Type"] = "application/json; charset=utf-8"
  ngx.print(cjson.encode { error = code, error_description = reason })
  return ngx.exit(status)
end

--- Reads a body, which is in a file if it is large.
local function read_body()
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  if body then return body end
  local path = ngx.req.get_body_file()
  if not path then return nil end
  local file = assert(io.open(path, "rb"))
  body = file:read "*a"
  file:close()
  return body
end

--- Transforms the parameters of an update, which are in the body or, without one, in the query.
local function update(query)
  local body = read_body()
  if body and match(lower(ngx.var.http_content_type or ""), "^application/json") then
    local user = cjson.decode(body)
    if type(user) ~= "table" then return refuse(400, "ERROR_ARGUMENT", "the body is no JSON") end
    local reason = transform(user)
    if reason then return refuse(400, "ERROR_ARGUMENT", reason) end
    ngx.req.set_body_data(cjson.encode(user))
    return query
  end
  local form, reason = transform_form(body or query)
  if reason then return refuse(400, "ERROR_ARGUMENT", reason) end
  if not body then return form end
  ngx.req.set_body_data(form)
  return query
end

local function forward()
  local path, mark, query = match(ngx.var.request_uri, "^([^?]*)(%??)(.*)$")
  local root, code, method = match(path, "^(/rest/%d+/)([^/]+)/(.+)$")
  if not code or not clients[code] then
    return refuse(401, "INVALID_CREDENTIALS", "Invalid request credentials")
  end
  local name = lower(method)
  if name == "user.update" or name == "user.update.json" then
    query = update(query)
    mark = query ~= "" and "?" or ""
  end
  ngx.var.target = root .. portal_code .. "/" .. method .. mark .. query
end

return { forward = forward }
