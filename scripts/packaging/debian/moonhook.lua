--- The portals of this machine; `moonhook help your-portal` explains each key.
--- Everybody may read this file. The address of a portal is a secret, so it is in a file of its
--- own, such as /etc/moonhook/portals/north, which only root and the group moonhook may read.
return {
  portals = {
    -- north = { address_file = "/etc/moonhook/portals/north" },
  },
  -- Never changed, whatever a script says.
  protect = { users = {}, fields = {} },
}
