"""Measures moonhook and fast_bitrix24 beside each other on emulated portals. The argument is the program's path."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

from fast_bitrix24 import Bitrix

moonhook = sys.argv[1]
scripts = os.path.dirname(os.path.abspath(__file__))
updates = 10_000
# Some of the invented people are dismissed or come from outside; so many leave enough employees.
users = 11_500


class Portal:
    """An emulated portal of its own for each measurement, so that none finds another's bucket full."""

    def __init__(self, limits, users=users):
        self.process = subprocess.Popen(
            [moonhook, "emulator", "--users", str(users), "--limits", limits], stdout=subprocess.PIPE, text=True
        )
        self.webhook = self.process.stdout.readline().strip()
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def counts(self):
        with urllib.request.urlopen(self.webhook.split("/rest/")[0] + "/control.json") as answer:
            return json.load(answer)


def run(script, portal, limits, *options):
    """Runs a script with nothing left from another run."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/moonhook.lua", "w") as file:
            file.write(f'return {{ portals = {{ bench = {{ address = "{portal.webhook}", limits = "{limits}" }} }} }}')
        subprocess.run(
            [moonhook, "run", f"{scripts}/{script}", "--portal", "bench", "--yes", "--state", f"{folder}/state", *options],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def fast(portal, limits):
    return Bitrix(portal.webhook, verbose=False, respect_velocity_policy=limits != "off")


def fast_read(portal, limits):
    assert len(fast(portal, limits).get_all("user.get", {"select": ["ID", "NAME"]})) >= updates


def fast_update(portal, limits):
    client = fast(portal, limits)
    ids = [user["ID"] for user in client.get_all("user.get", {"select": ["ID"]})][:updates]
    client.call("user.update", [{"ID": id, "WORK_NOTES": f"Note {id}"} for id in ids])


def fast_update_checked(portal, limits):
    client = fast(portal, limits)
    ids = [user["ID"] for user in client.get_all("user.get", {"select": ["ID"]})][:updates]
    client.get_by_ID("user.get", ids, params={"select": ["ID", "WORK_NOTES"]})
    client.call("user.update", [{"ID": id, "WORK_NOTES": f"Note {id}"} for id in ids])
    client.get_by_ID("user.get", ids, params={"select": ["ID", "WORK_NOTES"]})


class Measurement(threading.Thread):
    """One piece of work on a portal of its own."""

    def __init__(self, name, limits, work):
        super().__init__()
        self.title, self.limits, self.work = name, limits, work
        self.failure = None

    def run(self):
        with Portal(self.limits) as portal:
            begin = time.monotonic()
            try:
                self.work(portal, self.limits)
            except Exception as error:  # what a client gives up over is a result too
                self.failure = type(error).__name__
            self.seconds = time.monotonic() - begin
            counts = portal.counts()
            self.requests = counts["requests"]
            self.refused = counts["refusals"].get("QUERY_LIMIT_EXCEEDED", 0)

    def line(self):
        least = max(0, (self.requests - 50) / 2)
        against = f"{self.seconds / least:.3f} of the least possible" if self.limits == "standard" and least else ""
        if self.limits == "off":
            against = f"{self.requests / self.seconds:.0f} requests/s"
        failure = f"; gave up: {self.failure}" if self.failure else ""
        return (
            f"{self.title:<42} {self.seconds:7.1f} s  {self.requests:5} requests, {self.refused} refused  {against}{failure}"
        )


def measure(measurements, together):
    for measurement in measurements:
        measurement.start()
        if not together:
            measurement.join()
    for measurement in measurements:
        measurement.join()
        print(measurement.line(), flush=True)


print(f"A portal of {users:,} users with the standard limits: two requests a second after fifty", flush=True)
# They wait far more than they work.
measure(
    [
        Measurement("moonhook, 10,000 updates, checked, read back", "standard", lambda p, l: run("bench-update.lua", p, l)),
        Measurement("fast_bitrix24, 10,000 updates, the same", "standard", fast_update_checked),
        Measurement("fast_bitrix24, 10,000 updates alone", "standard", fast_update),
    ],
    together=True,
)
plan = Measurement("", "standard", lambda p, l: run("bench-update.lua", p, l, "--dry-run"))
plan.start()
plan.join()
print(f"Of moonhook's requests {plan.requests} are its plan's; the rest are to be at most n / 48 + 7, {updates // 48 + 7}")
measure(
    [
        Measurement("moonhook, all users read", "standard", lambda p, l: run("bench-read.lua", p, l)),
        Measurement("fast_bitrix24, all users read", "standard", fast_read),
    ],
    together=False,
)
print("The same without limits", flush=True)
measure(
    [
        Measurement("moonhook, 10,000 updates, checked, read back", "off", lambda p, l: run("bench-update.lua", p, l)),
        Measurement("fast_bitrix24, 10,000 updates, the same", "off", fast_update_checked),
        Measurement("fast_bitrix24, 10,000 updates alone", "off", fast_update),
    ],
    together=False,
)
