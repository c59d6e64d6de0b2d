--> stopped
-- Telephone numbers are parsed without a pause, good and bad.
while true do
  phone.parse("+49 1512 3456789")
  phone.e164("((((((((1))))))))", "DE")
end
