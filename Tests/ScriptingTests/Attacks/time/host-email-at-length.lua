--> stopped
-- An address is hundreds of kilobytes long on each side of its sign.
local address = ("a."):rep(1 << 17) .. "@" .. ("b."):rep(1 << 17)
while true do
  email.valid(address)
  email.normalize(address)
end
