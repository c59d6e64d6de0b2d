--> fine
-- Values of every kind are printed.
print(nil, true, 0 / 0, -0.0, 1 / 0, math.mininteger, 1e308, null, print, {}, coroutine.running())
print(users, users.get(1), users.each(), string, _G)
