"""Measures moonhook and fast_bitrix24 beside each other on emulated portals: `portal.py PROGRAM [UPDATES]`, 10,000 without a number."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

from measure import headline

scripts = os.path.dirname(os.path.abspath(__file__))
# The processes that do the work have more arguments, the number of updates among them.
updates = int(sys.argv[2]) if len(sys.argv) == 3 else 10_000
# Some of the invented users are dismissed or external; this many leave enough employees.
users = updates * 115 // 100


class Portal:
    """An emulated portal of its own for each measurement, so that none finds another's bucket full."""

    def __init__(self, moonhook, limits):
        self.process = subprocess.Popen(
            [moonhook, "emulator", "--users", str(users), "--limits", limits],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.webhook = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def counts(self):
        with urllib.request.urlopen(self.webhook.split("/rest/")[0] + "/control.json") as answer:
            return json.load(answer)


def moonhook_run(moonhook, webhook, limits, script, *options):
    """Runs a script with nothing left from another run."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/moonhook.lua", "w") as file:
            file.write(f'return {{ portals = {{ bench = {{ address = "{webhook}", limits = "{limits}" }} }} }}')
        with open(f"{folder}/moonhook.lua", "rb") as file:
            sha256 = hashlib.sha256(file.read()).hexdigest()
        state = ["--state", f"{folder}/state"]
        for command in (
            [moonhook, "trust", "moonhook.lua", "--sha256", sha256, *state],
            [moonhook, "run", f"{scripts}/{script}", "--portal", "bench", "--yes", *state, *options],
        ):
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def fast_bitrix24(webhook, limits, work, count=0):
    """Does the same with fast_bitrix24, in a process of its own."""
    from fast_bitrix24 import Bitrix

    # It gets a policy without numeric limits: without a policy it ends with a KeyError.
    rate = {"requests_per_second": 1e6, "request_pool_size": 10**6} if limits == "off" else {}
    client = Bitrix(webhook, verbose=False, **rate)
    people = client.get_all("user.get", {"select": ["ID", "WORK_NOTES"]})
    if work == "read":
        return
    ids = [person["ID"] for person in people][: int(count)]
    if work == "checked":
        client.get_by_ID("user.get", ids)
    client.call("user.update", [{"ID": id, "WORK_NOTES": f"Note {id}"} for id in ids])
    if work == "checked":
        client.get_by_ID("user.get", ids)


class Measurement:
    """One piece of work on a portal of its own."""

    def __init__(self, title, limits, moonhook, *work):
        command = [sys.executable, __file__, moonhook, work[0]]
        with Portal(moonhook, limits) as portal:
            begin = time.monotonic()
            ended = subprocess.run([*command, portal.webhook, limits, *work[1:]], capture_output=True, text=True)
            self.seconds = time.monotonic() - begin
            counts = portal.counts()
        self.title, self.limits = title, limits
        self.requests = counts["requests"]
        self.refused = counts["refusals"].get("QUERY_LIMIT_EXCEEDED", 0)
        # An error at which a client gives up is a result too.
        self.failure = ended.stderr.strip().splitlines()[-1] if ended.returncode else None

    def show(self):
        least = max(0, (self.requests - self.refused - 50) / 2)
        figure = f"{self.seconds / least:.3f} of the least possible" if self.limits == "standard" and least else ""
        if self.limits == "off":
            figure = f"{self.requests / self.seconds:.0f} requests/s"
        if self.failure:
            figure = f"gave up: {self.failure[:90]}"
        print(
            f"{self.title:<45} {self.seconds:6.1f} s  {self.requests:5} requests, {self.refused} refused  {figure}",
            flush=True,
        )
        if self.failure and self.title.startswith("moonhook"):
            sys.exit("scripts/bench: moonhook failed")
        return self

    def compare(self, own):
        """Says how moonhook's time stands to this one's; what gave up has none."""
        ratio = None if self.failure else self.seconds / own.seconds
        if ratio:
            print(f"    moonhook is {ratio:.2f} times as fast")
        limits = "a portal's limits" if self.limits == "standard" else "no limits"
        headline(f"{limits}: times as fast as {self.title}", ratio)


def main(moonhook):
    count = ("--set", f"updates={updates}")

    def measure(limits):
        ours = ("moonhook", "update.lua", *count)
        own = Measurement(f"moonhook, {updates:,} updates, checked, read back", limits, moonhook, *ours).show()
        Measurement("fast_bitrix24, the same", limits, moonhook, "fast", "checked", str(updates)).show().compare(own)
        Measurement("fast_bitrix24, the updates alone", limits, moonhook, "fast", "alone", str(updates)).show().compare(own)
        own = Measurement("moonhook, all users read", limits, moonhook, "moonhook", "read.lua").show()
        Measurement("fast_bitrix24, all users read", limits, moonhook, "fast", "read").show().compare(own)

    print(f"A portal of {users:,} users with the standard limits: two requests a second after fifty", flush=True)
    measure("standard")
    plan = Measurement("", "off", moonhook, "moonhook", "update.lua", *count, "--dry-run")
    print(f"Of moonhook's requests {plan.requests} are its plan's; the others may be n / 48 + 7, {updates // 48 + 7}")
    print("The same without limits", flush=True)
    measure("off")


if len(sys.argv) <= 3:
    main(sys.argv[1])
elif sys.argv[2] == "fast":
    fast_bitrix24(*sys.argv[3:])
else:
    moonhook_run(sys.argv[1], *sys.argv[3:])
