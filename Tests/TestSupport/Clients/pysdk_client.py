"""Works with the users of a portal through b24pysdk. The arguments are host and port, and the webhook, user id and code.

The library speaks HTTPS alone; REQUESTS_CA_BUNDLE names the certificate that it is to trust.
"""

import sys

from b24pysdk import BitrixWebhook, Client, Config
from b24pysdk.errors import BitrixAPIError

# A machine that runs all tests at once may need longer than the three seconds that the library waits.
Config().configure(default_timeout=60)
client = Client(BitrixWebhook(domain=sys.argv[1], webhook_token=sys.argv[2]))

assert client.user.current().response.result["ID"] == "1"
users = list(client.user.get().as_list_fast().response.result)
ids = [int(user["ID"]) for user in users]
assert ids == sorted(set(ids)) and len(ids) > 150, len(ids)
assert [int(user["ID"]) for user in client.user.get().as_list().response.result] == ids

fields = {
    "ID": ids[1],
    "NAME": "Zoë & Søn",
    "PERSONAL_BIRTHDAY": "1990-02-28",
    "UF_DEPARTMENT": [3, 14],
    "UF_USR_LANGUAGES": ["Polish", "a=b&c"],
}
assert client.user.update(fields=fields).response.result is True
user = client.user.get(filter={"ID": ids[1]}).response.result[0]
assert user["NAME"] == fields["NAME"] and user["UF_DEPARTMENT"] == [3, 14], user
assert user["UF_USR_LANGUAGES"] == fields["UF_USR_LANGUAGES"], user

# In a batch null and the empty list travel as `KEY=` and `KEY[]=`.
cleared = {"ID": ids[1], "NAME": None, "UF_DEPARTMENT": [], "UF_USR_LANGUAGES": [], "PERSONAL_BIRTHDAY": None}
batch = client.call_batch(
    {
        "clear": client.user.update(fields=cleared),
        "read": client.user.get(filter={"ID": ids[1]}),
        "fail": client.user.update(fields={"ID": 4711, "NAME": "Nobody"}),
    }
).response
assert batch.result.result["clear"] is True, batch.result
user = batch.result.result["read"][0]
assert user["NAME"] == "" and user["PERSONAL_BIRTHDAY"] == "", user
assert user["UF_DEPARTMENT"] == [] and user["UF_USR_LANGUAGES"] == [], user
assert batch.result.result_error["fail"]["error_description"] == "access_denied", batch.result

try:
    client.user.update(fields={"ID": 4711, "NAME": "Nobody"}).response
    raise AssertionError("a user who doesn't exist was updated")
except BitrixAPIError as error:
    assert error.error_description == "access_denied", error

print("b24pysdk: well")
