--- Adds photos from a folder to users without one.
local extensions = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp" }

return {
  name = "photos",
  version = "1.1.0",
  about = "Adds photos from a folder to users without one, by employee number.",

  params = {
    folder = {
      type = "folder",
      required = true,
      about = "Photos named by XML_ID, such as HR-10001.jpg (JPEG, PNG, GIF, WebP, BMP).",
    },
  },

  reads = { "XML_ID" },
  writes = { PERSONAL_PHOTO = "fill" },
  pure = true,

  transform = function(user)
    local number = text.trim(user.XML_ID)
    if not number or user.PERSONAL_PHOTO then return end
    for _, extension in ipairs(extensions) do
      local photo = params.folder[number .. extension]
      if photo then
        user.PERSONAL_PHOTO = photo
        return
      end
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
