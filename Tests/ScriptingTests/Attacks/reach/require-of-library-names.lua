--> fine
-- Modules have the names of what was taken away.
for _, name in ipairs { "debug", "io", "os", "package", "_G", "load", "string", "ffi", "lfs" } do
  assert(not pcall(require, name), name)
end
