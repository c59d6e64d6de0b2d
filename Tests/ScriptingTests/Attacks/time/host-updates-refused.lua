--> stopped
-- Updates that are refused for many reasons are tried for ever.
while true do
  pcall(user.update, { ID = 0, NAMES = 1, EMAIL = "x", UF_DEPARTMENT = { 99 }, NAME = print })
end
