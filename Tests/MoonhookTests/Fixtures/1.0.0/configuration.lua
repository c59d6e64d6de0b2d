-- Every key of moonhook.lua that needs no other machine.
return {
  always = { "recipes/house.lua" },
  only_pinned = true,
  keep = "900y",
  fields = { "XML_ID" },
  protect = { users = { 1 }, fields = { "PERSONAL_BIRTHDAY" } },
  pins = {
    ["numbers.lua"] = {
      sha256 = "82dad21289a050edb0c6bed151799a071e4164328f4aa794b5917914d1de2284",
      declaration = "47fe849d7747a6e1f8abb2fbc0b55291b4a3c0f57636cf817afe7a0e7cba6c22",
    },
    ["rows.lua"] = {
      sha256 = "74df5a546867449a499eaba97487efc3ea1d3c9ec898e1e9633e89412b59712c",
      declaration = "f57658dcc58b302213badda89f2d3af6b4d8cf6d1a10682f5f43031974f08938",
    },
    ["report.lua"] = {
      sha256 = "cef7237095bdc8c54fa16c1f9254514dec18dabf574f77e28d47a292386b0ab9",
      declaration = "007520a7b27ddcfdb9463a60911c7f106ceffdaabf76d87e775141e7c1915b7b",
    },
    ["house.lua"] = {
      sha256 = "430833374700693024ce93789b2b23b89b829cf39114868159cc6f11bae7bb7f",
      declaration = "e067a5aec49bc57256d2d24d3c8ca95249c7fa2fd1ef960fa3d36df02578a8f6",
    },
  },
  portals = {
    demo = {
      params = { region = "DE", ticket = "T-8" },
      protect = { users = { "admin@example.com" } },
      gateway = {
        queue = "8s",
        cache = "60s",
        durability = "power",
        clients = {
          hr = {
            code_file = "hr.code",
            recipes = { { "recipes/numbers.lua", on_error = "pass" } },
            params = { ticket = "T-9" },
            fields = { "WORK_PHONE", "WORK_POSITION", "ACTIVE" },
            methods = { "user.get", "user.update", "batch" },
            limits = { dismiss = 1, email = 10, clear = 5, move = 0 },
            group = false,
          },
        },
      },
    },
    north = {
      address = "https://north.example.com/rest/1/abcdef/",
      limits = "enterprise",
      params = { region = "FR" },
      keep = "800y",
      fields = { "XML_ID" },
      protect = { users = { 1 } },
    },
    south = {
      address_file = "south.address",
      token_file = "south.json",
      token_server = "https://oauth.example.com/",
      formerly = "old.example.com",
    },
  },
}
