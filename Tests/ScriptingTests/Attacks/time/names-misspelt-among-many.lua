--> stopped
-- A misspelt global is compared with fifty thousand of the script's own.
for i = 1, 50000 do _G["variable_of_the_script_" .. i] = i end
while true do pcall(function() return variable_of_the_scrip_t end) end
