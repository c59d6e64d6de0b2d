--- What two recipes require.
local words = {}

--- Writes the first word of a text.
function words.first(text) return text and text:match("%S+") end

return words
