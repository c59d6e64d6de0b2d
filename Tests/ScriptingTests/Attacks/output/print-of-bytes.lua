--> fine
-- Bytes that are no text, zeros and orders to a terminal are printed and logged.
for _, bytes in ipairs { "\xFF\xFE", "\0", "\27[2J\27]0;title\7", "\r\n\b\u{202E}", "\u{FEFF}" } do
  pcall(print, bytes)
  pcall(log.info, bytes)
end
print "more"
