--- A gateway for one portal, for /etc/moonhook. The address of the portal and the hashes of the
--- clients' codes are in files of their own, which `moonhook gateway new-client` and you write.
return {
  portals = {
    north = {
      address_file = "/etc/moonhook/portals/north",
      params = { region = "DE" },
      gateway = {
        clients = {
          -- The HR system writes telephone numbers and names, and nothing else.
          hr = {
            code_file = "/etc/moonhook/clients/hr.code",
            recipes = { "phones-e164.lua", { "proper-names.lua", on_error = "pass" } },
            fields = { "LAST_NAME", "NAME", "PERSONAL_MOBILE", "WORK_PHONE" },
          },
          -- The chat bot only reads.
          bot = {
            code_file = "/etc/moonhook/clients/bot.code",
            methods = { "batch", "department.get", "user.get" },
          },
        },
      },
    },
  },
  -- Nobody's program changes these, whatever its recipes do.
  protect = { users = { 1 } },
  -- The values of calls are personal data; they are deleted after this time.
  keep = "90d",
}
