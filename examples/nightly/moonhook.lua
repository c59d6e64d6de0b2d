--- Ten portals, for /etc/moonhook. The address of each is a secret, and is in a file of its own,
--- which only the account that runs Moonhook may read: /etc/moonhook/portals/north holds
--- https://north.example.com/rest/1/CODE/
local regions = {
  berlin = "DE", lyon = "FR", madrid = "ES", milan = "IT", north = "GB",
  porto = "PT", prague = "CZ", south = "US", vienna = "AT", warsaw = "PL",
}

local portals = {}
for name, region in pairs(regions) do
  portals[name] = { address_file = "portals/" .. name, params = { region = region } }
end
-- What only one portal needs is here.
portals.berlin.limits = "enterprise"
portals.south.protect = { users = { "ceo@example.com" } }

return {
  portals = portals,
  protect = { users = { 1 }, fields = { "EMAIL" } },
  -- A changed file of that name doesn't run; moonhook info prints the SHA-256.
  pins = {},
}
