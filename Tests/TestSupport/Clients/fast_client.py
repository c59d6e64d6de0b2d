"""Works with the users of a portal through fast_bitrix24, as its manual shows. The argument is the webhook's address."""

import sys

from fast_bitrix24 import Bitrix
from fast_bitrix24.server_response import ErrorInServerResponseException

portal = Bitrix(sys.argv[1], verbose=False)

# Lists are fetched in parallel pages, and put in order by the client.
users = portal.get_all("user.get")
ids = [int(user["ID"]) for user in users]
assert len(ids) == len(set(ids)) > 150, len(ids)

departments = portal.get_all("department.get")
assert {"Company", "Sales", "R&D"} <= {department["NAME"] for department in departments}

active = portal.get_all("user.get", {"filter": {"ACTIVE": True, ">ID": 100}, "select": ["ID", "NAME", "UF_*"]})
assert active and all(int(user["ID"]) > 100 for user in active)
assert all("EMAIL" not in user for user in active)

fields = portal.get_all("user.fields")
assert "PERSONAL_MOBILE" in fields

# Users one by one go as batches, keyed by id.
some = portal.get_by_ID("user.get", ids[:70])
assert len(some) == 70
assert all(records[0]["ID"] == str(key) for key, records in some.items()), list(some)[:3]

# Writes go as batches too, in the order given; a hundred are two of them.
changes = [{"ID": id, "WORK_NOTES": f"Note & {id} = 100% + ü", "UF_DEPARTMENT": [3, 14]} for id in ids[:100]]
answers = portal.call("user.update", changes)
assert len(answers) == 100 and all(answer is True for answer in answers), answers
notes = {user["ID"]: user for user in portal.get_all("user.get", {"filter": {"ID": ids[:100]}})}
for change in changes:
    user = notes[str(change["ID"])]
    assert user["WORK_NOTES"] == change["WORK_NOTES"], user["WORK_NOTES"]
    assert user["UF_DEPARTMENT"] == [3, 14]

# One call alone goes as it is; an empty text clears.
assert portal.call("user.update", {"ID": ids[0], "WORK_NOTES": ""}, raw=True)["result"] is True
assert portal.call("user.get", {"ID": ids[0]}, raw=True)["result"][0]["WORK_NOTES"] == ""

new = portal.call("user.add", {"EMAIL": "fast@example.com", "NAME": "Fast", "UF_DEPARTMENT": [1]}, raw=True)["result"]
assert isinstance(new, int)
found = portal.get_all("user.search", {"filter": {"FIND": "Fas"}})
assert [user["ID"] for user in found] == [str(new)], found

answer = portal.call_batch(
    {
        "halt": 0,
        "cmd": {"me": "user.current", "mine": "department.get?ID=$result[me][UF_DEPARTMENT][0]"},
    }
)
assert answer["mine"][0]["ID"] == str(answer["me"]["UF_DEPARTMENT"][0]), answer

try:
    portal.call("user.update", [{"ID": 4711, "NAME": "Nobody"}])
    raise AssertionError("a user who doesn't exist was updated")
except ErrorInServerResponseException as error:
    assert "access_denied" in str(error), error

print("fast_bitrix24: well")
