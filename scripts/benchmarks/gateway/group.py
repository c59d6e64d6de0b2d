"""Measures how many updates of naive programs a portal with limits takes, directly and through the gateway.

The arguments are a folder, the path of moonhook, and the seconds of a measurement. Each program sends one update after the
other on a connection of its own, and tries again half a second after a refusal.
"""

import asyncio
import hashlib
import json
import os
import subprocess
import sys
import time
import urllib.request

from measure import headline

client_code = "clientcode"


class Program:
    """A process that is ended with this."""

    def __init__(self, command, log, environment=None):
        self.log = log
        with open(log, "w") as file:
            self.process = subprocess.Popen(
                command, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=file, stderr=file
            )

    def wait_for(self, word):
        for _ in range(600):
            with open(self.log) as file:
                text = file.read()
            if word in text:
                return text
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit(f"scripts/bench-gateway: {self.log}\n{text}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


async def caller(host, port, path, user, step, end, counts):
    reader = writer = None
    number = 0
    while time.monotonic() < end:
        if writer is None:
            reader, writer = await asyncio.open_connection(host, port)
        number += 1
        body = json.dumps({"ID": user, "WORK_CITY": f"City {step} {number}"}).encode()
        head = f"POST {path}user.update.json HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        begin = time.monotonic()
        try:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
            length = next(int(line.split(":")[1]) for line in lines if line.startswith("content-length:"))
            answer = json.loads(await reader.readexactly(length))
        except asyncio.IncompleteReadError:
            writer.close()
            writer = None
            continue
        status = lines[0].split()[1]
        if status == "200" and answer.get("result") is True:
            counts["taken"] += 1
            counts["waits"].append(time.monotonic() - begin)
        else:
            error = answer.get("error", status)
            counts["refused"][error] = counts["refused"].get(error, 0) + 1
            await asyncio.sleep(0.5)
    if writer is not None:
        writer.close()


async def measure(address, users, step, seconds):
    host, port = address.split("/")[2].split(":")
    path = "/" + "/".join(address.split("/")[3:])
    counts = {"taken": 0, "refused": {}, "waits": []}
    end = time.monotonic() + seconds
    await asyncio.gather(*(caller(host, int(port), path, user, step, end, counts) for user in users))
    return counts


def employees(address):
    request = urllib.request.Request(
        address + "user.get", b'{"ADMIN_MODE": 1, "FILTER": {"ACTIVE": "Y"}}', {"Content-Type": "application/json"}
    )
    rows = []
    for start in (0, 50):
        request.data = json.dumps({"ADMIN_MODE": 1, "FILTER": {"ACTIVE": "Y"}, "start": start}).encode()
        rows += json.load(urllib.request.urlopen(request))["result"]
    return [int(row["ID"]) for row in rows if row["ID"] != "1"]


def emulator(folder, moonhook, name, *options):
    program = Program([moonhook, "emulator", "--users", "200", "--limits", "standard", *options], f"{folder}/{name}.log")
    return program, program.wait_for("/rest/1/").split("\n")[0].strip()


def gateway(folder, moonhook, webhook, port):
    with open(f"{folder}/address", "w") as file:
        file.write(webhook + "\n")
    with open(f"{folder}/client.code", "w") as file:
        file.write(hashlib.sha256(client_code.encode()).hexdigest() + "\n")
    with open(f"{folder}/moonhook.lua", "w") as file:
        file.write(
            """return { portals = { bench = { address_file = "address", gateway = {
              clients = { hr = { code_file = "client.code", recipes = { "city.lua" } } } } } } }
            """
        )
    with open(f"{folder}/city.lua", "w") as file:
        file.write(
            """return { writes = { WORK_CITY = "any" },
              transform = function(user) if user.WORK_CITY then user.WORK_CITY = text.trim(user.WORK_CITY) end end }
            """
        )
    for name in ("address", "client.code", "moonhook.lua"):
        os.chmod(f"{folder}/{name}", 0o600)
    environment = {"MOONHOOK_STATE": f"{folder}/state", "MOONHOOK_CONFIG": f"{folder}/moonhook.lua"}
    listen = f"127.0.0.1:{port}"
    program = Program([moonhook, "gateway", "--portal", "bench", "--listen", listen], f"{folder}/gateway.log", environment)
    program.wait_for("listens on")
    return program, f"http://{listen}/rest/1/{client_code}/"


def free_port():
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def case(folder, moonhook, connections, seconds, *options):
    """Accepted calls a second, directly and through the gateway, without the burst that the portal takes at once."""
    rates = {}
    for way in ("direct", "gateway"):
        # A new portal each time, so that its bucket is empty.
        portal, webhook = emulator(folder, moonhook, "emulator", *options)
        programs = [portal]
        try:
            users = employees(webhook)[:connections]
            address = webhook
            if way == "gateway":
                program, address = gateway(folder, moonhook, webhook, free_port())
                programs.append(program)
            counts = asyncio.run(measure(address, users, way, seconds))
        finally:
            for program in reversed(programs):
                program.stop()
        rates[way] = max(0, counts["taken"] - 50) / seconds
        waits = sorted(counts["waits"])
        median = waits[len(waits) // 2] if waits else 0
        refused = ", ".join(f"{number} {error}" for error, number in sorted(counts["refused"].items())) or "none"
        print(
            f"{way:<10}{connections:>12}{rates[way]:>12.2f}{median:>10.2f}{waits[-1] if waits else 0:>10.2f}  {refused}",
            flush=True,
        )
    ratio = rates["gateway"] / rates["direct"] if rates["direct"] else 0
    print(f"{'':<10}{'':>12}{ratio:>11.1f}x", flush=True)
    title = " ".join([f"gateway, {connections} naive connections", *options])
    headline(f"{title}: accepted/s in those of direct access", ratio)


def main(folder, moonhook, seconds):
    print(f"{'':<10}{'connections':>12}{'accepted/s':>12}{'median s':>10}{'most s':>10}  refused")
    seconds = int(seconds)
    case(folder, moonhook, 60, seconds)
    case(folder, moonhook, 20, seconds)
    print("\nwith a portal that charges batches for their run time (--operating measured)")
    case(folder, moonhook, 60, seconds, "--operating", "measured")


main(*sys.argv[1:])
