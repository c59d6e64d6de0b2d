"""Measures what plans of 1,000, 10,000 and 100,000 changes cost: whole processes, time and peak memory.

The arguments are the program's path and, where others are wanted, the numbers of changes. Making a plan is compared with the same
recipe run by `moonhook transform` over the same employees, without a portal.
"""

import hashlib
import os
import subprocess
import sys
import tempfile

import measure

recipe = f"{os.path.dirname(os.path.abspath(__file__))}/plan.lua"
fields = "ID,NAME,LAST_NAME,PERSONAL_MOBILE,WORK_PHONE,WORK_NOTES"


def run(arguments, folder):
    """Runs a process to its end: seconds, seconds of processor time, and MiB."""
    state = {**os.environ, "MOONHOOK_STATE": f"{folder}/state"}
    return measure.run(arguments, cwd=folder, stdout=subprocess.DEVNULL, env=state)


def accept(moonhook, folder):
    """Accepts the configuration of a folder, as its user would."""
    with open(f"{folder}/moonhook.lua", "rb") as file:
        sha256 = hashlib.sha256(file.read()).hexdigest()
    run([moonhook, "trust", "moonhook.lua", "--sha256", sha256], folder)


def stations_of(moonhook, changes):
    """Each station of a plan, on a portal of its own without limits."""
    with tempfile.TemporaryDirectory() as folder:
        # One in eight of the invented users is dismissed or external.
        emulator = subprocess.Popen(
            [moonhook, "emulator", "--users", str(changes * 8 // 7), "--limits", "off"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        measure.kept.add(emulator.pid)
        try:
            webhook = emulator.stdout.readline().strip()
            with open(f"{folder}/moonhook.lua", "w") as file:
                file.write(f'return {{ portals = {{ bench = {{ address = "{webhook}", limits = "off" }} }} }}')
            accept(moonhook, folder)
            portal = ["--portal", "bench"]
            plan = [moonhook, "run", recipe, *portal]
            rows = f"{folder}/users.csv"
            allow = ["--allow", f"level={changes * 2}", "--allow", f"clear={changes * 2}"]
            stations = {}
            export = [moonhook, "export", "--fields", fields, "--output", rows, *portal]
            stations["export"] = run(export, folder)
            transform = [moonhook, "transform", recipe, "--input", rows, "--output", f"{folder}/users.jsonl", "--quiet"]
            # Some numbers look as if a spreadsheet had damaged them.
            transform += ["--literal", "PERSONAL_MOBILE", "--literal", "WORK_PHONE"]
            stations["transform"] = run(transform, folder)
            stations["plan"] = run([*plan, "--dry-run", "--quiet", "--format", "json"], folder)
            stations["plan, list"] = run([*plan, "--dry-run"], folder)
            stations["plan, save"] = run([*plan, "--dry-run", "--save", f"{folder}/plan.jsonl"], folder)
            stations["apply"] = run([moonhook, "apply", f"{folder}/plan.jsonl", *portal, *allow, "--yes"], folder)
            stations["undo"] = run([moonhook, "undo", "1", *portal, *allow, "--yes"], folder)
            with open(f"{folder}/plan.jsonl") as file:
                count = sum(1 for _ in file) - 2
        finally:
            emulator.terminate()
            emulator.wait()
    return count, stations


def main():
    moonhook = os.path.abspath(sys.argv[1])
    for changes in map(int, sys.argv[2:] or ["1000", "10000", "100000"]):
        count, stations = stations_of(moonhook, changes)
        print(f"\na plan of {count:,} changes")
        for name, (seconds, processor, memory) in stations.items():
            print(f"{name:12} {seconds:8.2f} s {processor:8.2f} s of processor time {memory:6.0f} MiB", flush=True)
        plan, export, transform = (stations[name] for name in ("plan", "export", "transform"))
        more = (plan[1] - export[1] - transform[1]) / count * 1e6
        print(
            f"without reading the portal, making the plan takes {(plan[0] - export[0]) / transform[0]:.2f} times the transform, "
            f"and {more:.0f} µs of processor time a change more"
        )
        measure.headline(f"plan of {count:,} changes: its time in transforms of the same", (plan[0] - export[0]) / transform[0])


main()
