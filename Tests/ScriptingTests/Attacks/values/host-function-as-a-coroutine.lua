--> fine
-- Host functions are the bodies of coroutines.
local each = coroutine.wrap(users.each)()
assert(each().ID == 1 and coroutine.wrap(each)().ID == 2)
assert(coroutine.wrap(users.get)(3).NAME == "Cara")
assert(coroutine.wrap(user.update) { ID = 1, NAME = "Anne" } and users.get(1).NAME == "Anne")
assert(not coroutine.resume(coroutine.create(users.get), 0))
assert(coroutine.wrap(coroutine.wrap)(departments.each)()().ID == 1)
assert(not pcall(coroutine.wrap(skip), "x"))
