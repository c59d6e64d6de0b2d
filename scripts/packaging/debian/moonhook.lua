--- The portals of this machine; `moonhook help portal` explains each key. Everybody may read this file,
--- so the address of a portal, which is a secret, is in a file of its own: /etc/moonhook/portals/north,
--- which root and the group moonhook may read.
return {
  portals = {
    -- north = { address_file = "/etc/moonhook/portals/north" },
  },
  -- Never changed, whatever a script says.
  protect = { users = {}, fields = {} },
}
