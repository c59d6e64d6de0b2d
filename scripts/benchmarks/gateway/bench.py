"""Measures gateways in front of the portal of portal.c, beside calls that reach it directly.

The arguments are a folder that holds the built portal, the seconds of a measurement, how many rounds there are, and the
path of moonhook; without one, nginx is measured alone.
"""

import contextlib
import hashlib
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from measure import headline

own = os.path.dirname(os.path.abspath(__file__))
portal_code = "portalcode"
client_code = "clientcode"


def moonhook_command(moonhook, folder, portal, port):
    """How Moonhook's gateway starts, which nothing else here knows: a command, variables, and the code of a client."""
    with open(f"{own}/recipe.lua") as source, open(f"{folder}/recipe.lua", "w") as copy:
        copy.write(source.read())
    with open(f"{folder}/client.code", "w") as file:
        file.write(hashlib.sha256(client_code.encode()).hexdigest() + "\n")
    with open(f"{folder}/address", "w") as file:
        file.write(f"http://127.0.0.1:{portal}/rest/1/{portal_code}/\n")
    with open(f"{folder}/moonhook.lua", "w") as file:
        # A stand-in has no limits of its own, and commits are measured apart.
        file.write(
            """return { portals = { bench = { address_file = "address", limits = "off", gateway = { durability = "process",
              clients = { hr = { code_file = "client.code", recipes = { "recipe.lua" }, limits = { email = 100000 } } } } } } }
            """
        )
    for name in ("client.code", "address", "moonhook.lua"):
        os.chmod(f"{folder}/{name}", 0o600)
    command = [moonhook, "gateway", "--portal", "bench", "--listen", f"127.0.0.1:{port}"]
    environment = {"MOONHOOK_STATE": f"{folder}/state", "MOONHOOK_CONFIG": f"{folder}/moonhook.lua"}
    return command, environment, client_code


def nginx_command(folder, portal, port):
    with open(f"{own}/nginx.conf") as file:
        text = file.read()
    for name, value in {"SOURCES": own, "PORTAL": portal, "PORT": port}.items():
        text = text.replace(f"@{name}@", str(value))
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(text)
    return ["/usr/sbin/nginx", "-p", folder, "-c", "nginx.conf", "-e", "error.log"], {}, client_code


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A process that listens, with those that it starts."""

    def __init__(self, title, folder, port, command, environment, code):
        self.title = title
        self.address = f"http://127.0.0.1:{port}"
        self.webhook = f"{self.address}/rest/1/{code}/"
        self.log = f"{folder}/log"
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.wait_for(port)

    def wait_for(self, port):
        deadline = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        self.stop()
        with open(self.log) as log:
            sys.exit(f"scripts/bench-gateway: {self.title} doesn't listen\n{log.read()}")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def processes(self):
        found = [self.process.pid]
        for pid in found:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                for task in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{task}/children") as file:
                        found += map(int, file.read().split())
        return found

    def read_each(self, name):
        """What the system says of each process; one may have ended meanwhile."""
        for pid in self.processes():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError), open(f"/proc/{pid}/{name}") as file:
                yield file.read()

    def processor(self):
        """Seconds of processor time of all processes, those that have ended too."""
        ticks = sum(sum(map(int, text.rsplit(")", 1)[1].split()[11:15])) for text in self.read_each("stat"))
        return ticks / os.sysconf("SC_CLK_TCK")

    def forget_peaks(self):
        for pid in self.processes():
            # A process that hides its memory from others keeps its peak since its start.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError, PermissionError):
                with open(f"/proc/{pid}/clear_refs", "w") as file:
                    file.write("5")

    def peak(self):
        """The peaks of all processes in MiB; what they share counts in each."""
        peaks = (re.search(r"VmHWM:\s*(\d+) kB", text) for text in self.read_each("status"))
        return sum(int(peak[1]) for peak in peaks if peak) / 1024


# MARK: Equal work


def exchange(address, body=None, kind="application/json"):
    """Sends a call: the status, the type of the answer, and its body."""
    request = urllib.request.Request(address, body, {"Content-Type": kind} if body else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def plain(value):
    """A value as a form would have it."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return "" if value is None else str(value)


def fields(kind, body):
    """The parameters of an update, no matter whether it came as JSON, as a form, or as a command of a batch."""
    if kind.startswith("application/json"):
        return {name: plain(value) for name, value in json.loads(body).items()}
    found = {}
    for name, value in urllib.parse.parse_qsl(body.decode(), keep_blank_values=True):
        base, bracket, _ = name.partition("[")
        if bracket:
            found.setdefault(base, []).append(value)
        else:
            found[base] = value
    return found


def without_empty(values):
    return {name: value for name, value in values.items() if value != ""}


# What clients send, and what the portal must get.
updates = [
    (
        {
            "ID": "7",
            "NAME": "ANNA-maria",
            "LAST_NAME": "de la CRUZ",
            "EMAIL": "Anna.Cruz@Example.COM",
            "WORK_PHONE": "0049 (0)30 / 555-0007",
            "WORK_POSITION": 'Head of "R&D" + Sales',
            "UF_DEPARTMENT": [3, 5],
        },
        {"NAME": "Anna-Maria", "EMAIL": "anna.cruz@example.com", "WORK_PHONE": "+49305550007"},
    ),
    (
        {"ID": 12, "NAME": "jÜRGEN o'NEILL", "EMAIL": "j+o@mail.example.com", "WORK_PHONE": "030 / 555 12"},
        {"NAME": "JÜrgen O'neill", "WORK_PHONE": "+493055512"},
    ),
    ({"ID": "13", "NAME": "eva", "WORK_CITY": "Zürich, 100 % = + Süd", "WORK_POSITION": None}, {"NAME": "Eva"}),
]


def form(update):
    pairs = []
    for name, value in update.items():
        if isinstance(value, list):
            pairs += [(f"{name}[{index}]", item) for index, item in enumerate(value)]
        else:
            pairs.append((name, plain(value)))
    return urllib.parse.urlencode(pairs).encode(), "application/x-www-form-urlencoded"


encodings = [
    lambda update: (json.dumps(update, ensure_ascii=False).encode(), "application/json"),
    lambda update: (json.dumps(update).encode(), "application/json; charset=utf-8"),
    form,
]


def check(server, portal):
    """Ends the script unless a gateway does what is to be measured, as all do."""

    def fail(reason, *values):
        sys.exit("\n".join([f"scripts/bench-gateway: {server.title} {reason}", *map(str, values)]))

    def counts():
        return json.loads(exchange(f"{portal.address}/counts")[2])

    method = server.webhook + "user.update.json"
    for update, changed in updates:
        for number, spelling in enumerate(encodings):
            # A user of its own each time: what is as it shall be already needn't be sent.
            update = {**update, "ID": str(int(update["ID"]) + 100 * number)}
            expected = {**{name: plain(value) for name, value in update.items()}, **changed}
            body, kind = spelling(update)
            before = counts()["updates"]
            status, _, answer = exchange(method, body, kind)
            if status != 200 or json.loads(answer)["result"] is not True:
                fail("refused an update", kind, body.decode(), status, answer.decode())
            if counts()["updates"] != before + 1:
                fail("sent an update not at all or twice", kind, body.decode())
            sent = fields(*exchange(f"{portal.address}/last")[1:])
            # A field that is empty already may be cleared once more, or left out.
            if without_empty(sent) != without_empty(expected):
                fail("sent other fields", sent, expected)

    # A gateway may read back what it has sent, once nothing else is to do.
    time.sleep(2)
    before = counts()
    status, _, answer = exchange(method, b'{"ID":"7","EMAIL":"anna at example"}')
    if status != 400 or "error" not in json.loads(answer) or counts()["updates"] != before["updates"]:
        fail("took a wrong address", status, answer.decode())
    before = counts()
    status, _, answer = exchange(f"{server.address}/rest/1/unknowncode/department.get.json")
    if status not in (401, 403) or "error" not in json.loads(answer) or counts()["calls"] != before["calls"]:
        fail("took a wrong code", status, answer.decode())

    def rows(webhook):
        status, kind, answer = exchange(webhook + "department.get.json")
        return status, kind, answer.split(b',"time":')[0]

    if rows(server.webhook) != rows(portal.webhook):
        fail("changed an answer", rows(server.webhook), rows(portal.webhook))


# MARK: Measuring


def wrk(server, connections, seconds, kind):
    """Calls a server for a while: calls, seconds, and the median latency in microseconds."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", f"{own}/calls.lua", server.webhook, "--", kind]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    calls, duration, median, failures = map(int, re.search(r"^measured (.*)$", output, re.MULTILINE)[1].split())
    if failures or not calls:
        sys.exit(f"scripts/bench-gateway: {server.title} failed\n{output}")
    return calls, duration / 1e6, median


def measure(server, portal, connections, seconds, kind):
    counted = "updates" if kind == "transforming" else "calls"
    before = json.loads(exchange(f"{portal.address}/counts")[2])[counted]
    server.forget_peaks()
    processor = server.processor()
    calls, duration, median = wrk(server, connections, seconds, kind)
    processor = server.processor() - processor
    # An answer that the portal didn't give would make any gateway quick.
    arrived = json.loads(exchange(f"{portal.address}/counts")[2])[counted] - before
    if arrived < calls:
        sys.exit(f"scripts/bench-gateway: of {calls} calls of {server.title}, {arrived} reached the portal")
    processor *= 1000 / calls
    return {"rate": calls / duration, "median": median, "processor": processor, "peak": server.peak()}


def show(title, servers, rounds):
    print(f"\n{title}\n{'':22} {'calls/s':>9} {'median µs':>10} {'added µs':>9} {'processor s/1,000':>18} {'MiB':>6}")
    rates = {}
    for server in servers:
        runs = [results[server.title] for results in rounds]
        middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        # Within a round, since the machine may be slower in another.
        added = statistics.median(
            results[server.title]["median"] - results[servers[0].title]["median"] for results in rounds
        )
        more = "" if server is servers[0] else f"{added:,.0f}"
        line = f"{server.title:22} {middle['rate']:9,.0f} {middle['median']:10,.0f} {more:>9} "
        print(f"{line}{middle['processor']:18.4f} {middle['peak']:6.1f}", flush=True)
        rates[server.title] = middle["rate"]
    if len(servers) == 3:
        headline(f"gateway, {title}: calls/s in those of nginx", rates["moonhook gateway"] / rates["nginx with Lua"])


def main(folder, seconds, count, moonhook=None):
    servers = []

    def start(title, name, command_of):
        """Starts a server in a folder and at a port of its own."""
        port = free_port()
        os.mkdir(f"{folder}/{name}")
        servers.append(Server(title, f"{folder}/{name}", port, *command_of(f"{folder}/{name}", port)))

    try:
        start("direct", "direct", lambda _, port: ([f"{folder}/portal", str(port), portal_code], {}, portal_code))
        portal = servers[0]
        portal_port = int(portal.address.rsplit(":", 1)[1])
        start("nginx with Lua", "nginx", lambda own, port: nginx_command(own, portal_port, port))
        if moonhook:
            start("moonhook gateway", "moonhook", lambda own, port: moonhook_command(moonhook, own, portal_port, port))
        for server in servers[1:]:
            check(server, portal)
        for kind in ("passing", "transforming"):
            for server in servers:
                wrk(server, 16, 1, kind)  # what happens once is not measured
        for kind, title in (
            ("passing", "GET department.get, passed as it is"),
            ("transforming", "POST user.update as JSON, transformed"),
        ):
            for connections in (1, 16):
                rounds = [
                    {server.title: measure(server, portal, connections, seconds, kind) for server in servers}
                    for _ in range(int(count))
                ]
                show(f"{title}; connections: {connections}", servers, rounds)
    finally:
        for server in servers:
            server.stop()


main(*sys.argv[1:])
