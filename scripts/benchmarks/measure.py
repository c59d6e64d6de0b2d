"""Runs a command and adds what it took to a file: `measure.py FILE COMMAND…`.

A line of seconds, seconds of processor time of all its processes, and the peak memory of the largest of them in MiB. Processes that
it leaves behind are waited for, or their time would be missing.
"""

import ctypes
import os
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def run(arguments, **options):
    """Runs a process to its end: seconds, seconds of processor time, and MiB."""
    assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0, "prctl"
    begin = time.monotonic()
    process = subprocess.Popen(arguments, **options)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{arguments}: status {process.returncode}"
    usages = [usage]
    group = os.getpid()
    while children := [pid for pid in left(group)]:
        for pid in children:
            usages.append(os.wait4(pid, 0)[2])
    processor = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return seconds, processor, max(usage.ru_maxrss for usage in usages) / 1024


def headline(title, ratio):
    """Keeps a figure for the end of scripts/bench, if that is what runs; of a peer that gave up there is none."""
    if "BENCH_HEADLINES" in os.environ:
        with open(os.environ["BENCH_HEADLINES"], "a") as file:
            print(title, "gave up" if ratio is None else f"{ratio:.2f}", sep="\t", file=file)


def left(parent):
    """The orphans that became this process's children; none that it has started itself and still needs."""
    with open(f"/proc/{parent}/task/{parent}/children") as file:
        return [int(pid) for pid in file.read().split() if int(pid) not in kept]


# Processes that go on while others are measured.
kept = set()

if __name__ == "__main__":
    line = run(sys.argv[2:])
    with open(sys.argv[1], "a") as file:
        print("{:.3f} {:.3f} {:.1f}".format(*line), file=file)
