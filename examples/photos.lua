--- Adds photos from a folder to users without one.
return {
  name = "photos",
  version = "1.0.0",
  about = "Adds photos from a folder to users without one, by employee number.",

  params = {
    folder = {
      type = "folder",
      required = true,
      about = "Photos named by XML_ID, such as HR-10001.jpg or HR-10001.png.",
    },
  },

  reads = { "XML_ID" },
  writes = { PERSONAL_PHOTO = "fill" },
  pure = true,

  transform = function(user)
    local number = text.trim(user.XML_ID)
    if number and not user.PERSONAL_PHOTO then
      user.PERSONAL_PHOTO = params.folder[number .. ".jpg"] or params.folder[number .. ".png"]
    end
  end,

  examples = {
    {
      params = { folder = "data/photos" },
      given = { XML_ID = "HR-10003" },
      expect = { PERSONAL_PHOTO = "HR-10003.png" },
    },
    {
      params = { folder = "data/photos" },
      given = { XML_ID = "HR-10001", PERSONAL_PHOTO = "https://portal.example.com/anna.jpg" },
      expect = {},
    },
    {
      params = { folder = "data/photos" },
      given = { XML_ID = "HR-10002" },
      expect = {},
    },
  },
}
