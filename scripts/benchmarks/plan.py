"""Measures what plans of 1,000, 10,000 and 100,000 changes cost: whole processes, time and peak memory.

The arguments are the program's path and, where others are wanted, the numbers of changes. Making a plan is compared with the same
recipe run by `moonhook transform` over the same employees, without a portal.
"""

import os
import subprocess
import sys
import tempfile
import time

scripts = os.path.dirname(os.path.abspath(__file__))
recipe = f"{scripts}/bench-plan.lua"
fields = "ID,NAME,LAST_NAME,PERSONAL_MOBILE,WORK_PHONE,WORK_NOTES"


def run(arguments, folder, output=subprocess.DEVNULL):
    """Runs a process to its end: seconds, and the most memory in MiB."""
    begin = time.monotonic()
    process = subprocess.Popen(arguments, cwd=folder, stdout=output)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{arguments}: status {process.returncode}"
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def measure(moonhook, changes):
    """Each station of a plan, on a portal of its own without limits."""
    with tempfile.TemporaryDirectory() as folder:
        # One in eight of the invented users is dismissed or external.
        emulator = subprocess.Popen(
            [moonhook, "emulator", "--users", str(changes * 8 // 7), "--limits", "off"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            webhook = emulator.stdout.readline().strip()
            with open(f"{folder}/moonhook.lua", "w") as file:
                file.write(f'return {{ portals = {{ bench = {{ address = "{webhook}", limits = "off" }} }} }}')
            portal = ["--portal", "bench", "--state", f"{folder}/state"]
            plan = [moonhook, "run", recipe, *portal]
            rows = f"{folder}/users.csv"
            allow = ["--allow", f"level={changes * 2}", "--allow", f"clear={changes * 2}"]
            stations = {}
            export = [moonhook, "export", "--fields", fields, "--output", rows, *portal]
            stations["export"] = run(export, folder)
            transform = [moonhook, "transform", recipe, "--input", rows, "--output", f"{folder}/users.jsonl", "--quiet"]
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
        count, stations = measure(moonhook, changes)
        print(f"\na plan of {count:,} changes")
        for name, (seconds, memory) in stations.items():
            print(f"{name:12} {seconds:8.2f} s {memory:6.0f} MiB", flush=True)
        ratio = stations["plan"][0] / stations["transform"][0]
        fetched = (stations["plan"][0] - stations["export"][0]) / stations["transform"][0]
        print(f"making the plan costs {ratio:.2f} times the transform, {fetched:.2f} times without reading the portal")


main()
