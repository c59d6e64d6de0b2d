import AsyncHTTPClient
import Foundation
import Gateway
import Journal
import NIOCore
import NIOHTTP1
import PortalModel
import TestSupport
import Testing

/// `moonhook gateway`, run as people run it.
@Suite(.endsHangs) struct GatewayCommandTests {
    private let program: Program

    init() throws { program = try Program(environment: ["MOONHOOK_PORTAL": "demo"]) }

    /// Writes a moonhook.lua with a gateway for the demo portal.
    private func configure(_ clients: String, and more: String = "") throws {
        try program.write(
            "return { \(more) portals = { demo = { gateway = { clients = { \(clients) } } } } }",
            to: Program.configuration
        )
    }

    /// Writes the file of a client's code, and a recipe.
    private func prepare(_ client: String, code: String = "hush0code") throws {
        try program.write(ClientCode.sha256(of: code) + "\n", to: ".config/moonhook/\(client).code")
        try program.write(
            "return { writes = { 'NAME' }, transform = function(user) end }",
            to: ".config/moonhook/names.lua"
        )
    }

    private func permissions(of name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: program.folder.path(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    /// The code in the address that was printed.
    private func code(in ended: Program.Ended, behind base: String) throws -> String {
        let line = try #require(ended.lines.first { $0.hasPrefix("  \(base)rest/1/") }, "\(ended.output)\(ended.error)")
        return String(try #require(line.split(separator: "/").last))
    }

    // MARK: New clients

    @Test func `a new client's code is shown once, and only its hash is kept`() async throws {
        let ended = try await program.run("gateway", "new-client", "hr")
        #expect(ended.status == 0, "\(ended.error)")
        let code = try code(in: ended, behind: "http://127.0.0.1:8080/")
        #expect(code.count == 32)
        #expect(ended.output.ranges(of: code).count == 1 && !ended.error.contains(code))
        let file = ".config/moonhook/hr.code"
        #expect(try program.read(file) == ClientCode.sha256(of: code) + "\n")
        #expect(try permissions(of: file) == 0o600)

        let again = try await program.run("gateway", "new-client", "hr")
        #expect(again.status == 64 && again.output.isEmpty)
        #expect(again.error.hasPrefix("\(program.folder.path(file)) exists and was not changed"), "\(again.error)")
        #expect(try program.read(file) == ClientCode.sha256(of: code) + "\n")
    }

    @Test func `the printed lines make a gateway, and the next client joins it`() async throws {
        try program.write("return { transform = function() end }", to: ".config/moonhook/phones-e164.lua")
        let first = try await program.run("gateway", "new-client", "end")
        let lines = first.output.split(separator: "with your recipes:\n").last ?? ""
        try program.write("return { portals = { demo = { \(lines) } } }", to: Program.configuration)
        let doctor = try await program.run("doctor")
        #expect(doctor.status == 0)
        #expect(doctor.lines.contains { $0.hasPrefix("gateway        ok     for 1 client: end") }, "\(doctor.output)")

        let second = try await program.run("gateway", "new-client", "bot", "--address", "https://gateway.example")
        _ = try code(in: second, behind: "https://gateway.example/")
        #expect(second.output.contains("\nWrite into portals.demo.gateway.clients in moonhook.lua"), "\(second.output)")
        #expect(
            second.output.contains(
                "\n  bot = {\n    code_file = \"\(program.folder.path(".config/moonhook/bot.code"))\",\n"
            )
        )
    }

    @Test func `a client whose file is gone gets a new code in its place`() async throws {
        try configure("hr = { code_file = 'codes/hr' }")
        let ended = try await program.run("gateway", "new-client", "hr", "--listen", "127.0.0.1:9000")
        let code = try code(in: ended, behind: "http://127.0.0.1:9000/")
        #expect(try program.read(".config/moonhook/codes/hr") == ClientCode.sha256(of: code) + "\n")
        #expect(ended.output.contains("In moonhook.lua, portals.demo.gateway.clients.hr must say"))
    }

    @Test(arguments: [
        (["h r"], "is not a name for a client"), (["../hr"], "is not a name for a client"),
        (["hr", "--listen", "127.0.0.1:1", "--address", "https://g.example/"], "leave one of them out"),
        (["hr", "--address", "g.example"], "expected an address such as https://gateway.example/"),
        (["hr", "--listen", "systemd"], "name HOST:PORT here"),
        (["hr", "--listen", "0.0.0.0:8443"], "no program can call that address; give --address https:"),
        (["hr", "--portal", "https://north.example.com/rest/1/hush0code/"], "give --portal that name, not an address"),
    ])
    func `what can't become a client is refused`(arguments: [String], reason: String) async throws {
        let ended = try await program.run(["gateway", "new-client"] + arguments)
        #expect(ended.status == 64)
        #expect(ended.error.contains(reason) && !ended.error.contains("hush0code"), "\(ended.error)")
    }

    // MARK: Serving

    /// Starts a gateway, and waits until it serves.
    private func serve() async throws -> RunningProgram {
        let running = try await program.start(["gateway", "--listen", "127.0.0.1:0"])
        _ = await running.error.wait(forLineWith: "The gateway for demo listens")
        return running
    }

    private func status(at address: String) async throws -> HTTPResponseStatus {
        try await HTTPClient.shared.execute(HTTPClientRequest(url: address), timeout: .seconds(60)).status
    }

    @Test func `it says where it listens and for whom, until it is asked to end`() async throws {
        try prepare("hr")
        try prepare("bot", code: "another")
        try configure("hr = { code_file = 'hr.code', recipes = { 'names.lua' } }, bot = { code_file = 'bot.code' }")
        let running = try await serve()
        let line = running.error.text
        let pattern =
            /The gateway for demo listens on http:\/\/127\.0\.0\.1:\d+\/rest\/1\/CODE\/ for 2 clients: bot, hr\n/
        #expect(line.firstMatch(of: pattern) != nil, "\(line)")
        running.terminate()
        #expect(try await running.ended().status == 0)
    }

    @Test func `a recipe that somebody else can change is named, and the gateway serves`() async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code', recipes = { 'names.lua' } }")
        let recipe = program.folder.path(".config/moonhook/names.lua")
        for rights in [0o644, 0o666] {
            try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: recipe)
            let running = try await serve()
            #expect(running.error.text.contains("warning: \(recipe) can be written by others") == (rights == 0o666))
            running.terminate()
            #expect(try await running.ended().status == 0)
        }
    }

    /// The address that a gateway says it listens at, as far as the code.
    private func base(of running: RunningProgram) throws -> Substring {
        try #require(running.error.text.firstMatch(of: /listens on (http:\S+\/)CODE\//)).1
    }

    private func status(with code: String, from running: RunningProgram) async throws -> HTTPResponseStatus {
        try await status(at: "\(try base(of: running))\(code)/user.current")
    }

    @Test func `what moonhook.lua says now holds after SIGHUP, and what can't be used changes nothing`() async throws {
        try prepare("hr")
        try prepare("bot", code: "another")
        try configure("hr = { code_file = 'hr.code' }")
        let running = try await serve()
        #expect(try await status(with: "another", from: running) == .unauthorized)

        try configure("bot = { code_file = 'bot.code' }")
        running.hangUp()
        _ = await running.error.wait(forLineWith: "moonhook.lua was read again, for 1 client: bot")
        #expect(try await status(with: "another", from: running) == .ok)
        #expect(try await status(with: "hush0code", from: running) == .unauthorized)

        try configure("bot = { code_file = 'lost.code' }")
        running.hangUp()
        _ = await running.error.wait(forLineWith: "lost.code")
        #expect(running.error.text.contains("moonhook.lua can't be used, so the gateway goes on with what it has read"))
        #expect(try await status(with: "another", from: running) == .ok)
        running.terminate()
        #expect(try await running.ended().status == 0)
    }

    @Test func `whoever stops a gateway that reads moonhook.lua again hears nothing of that`() async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code' }")
        let running = try await serve()
        for _ in 1...20 {
            running.hangUp()
            try await Task.sleep(for: .milliseconds(10))
        }
        running.terminate()
        let ended = try await running.ended()
        #expect(ended.status == 0)
        #expect(!ended.error.contains("can't be used"), "\(ended.error)")
    }

    @Test(arguments: [false, true])
    func `a worker that ends costs the call at hand unless its recipe may fail, and the log is told why`(
        mayFail: Bool
    ) async throws {
        try prepare("hr")
        let recipe = mayFail ? "{ 'names.lua', on_error = 'pass' }" : "'names.lua'"
        try configure("hr = { code_file = 'hr.code', recipes = { \(recipe) } }")
        let running = try await serve()
        let base = try base(of: running)
        let update = { (name: String) in
            let request = HTTPClientRequest(url: "\(base)hush0code/user.update?ID=7&NAME=\(name)")
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            return (response.status, String(buffer: try await response.body.collect(upTo: 1 << 20)))
        }
        #expect(try await update("Zoe").0 == .ok)
        for worker in try running.children() { kill(worker, SIGKILL) }
        let reason = "names.lua, at user 7: the script's process was ended by signal 9 (killed"
        let (status, answer) = try await update("Zora")
        #expect(status == (mayFail ? .ok : .badRequest), "\(answer)")
        #expect(answer.contains("MOONHOOK_MH0311") != mayFail)
        #expect(answer.replacing("\\u0027", with: "'").contains(reason) != mayFail, "\(answer)")
        _ = await running.error.wait(forLineWith: reason)
        #expect(running.error.text.contains("recipes are loaded anew"), "\(running.error.text)")
        #expect(!running.error.text.contains("nothing was sent"))
        #expect(try await update("Zora").0 == .ok)
        running.terminate()
        #expect(try await running.ended().status == 0)
        let runs = try await program.run("runs", "1")
        let words = "the process of a recipe that may fail has ended; the gateway's log says why"
        #expect(runs.output.contains(words) == mayFail, "\(runs.output)")
    }

    /// Opens a socket as systemd does, and becomes the program that it is for.
    private static let opener = """
        import os, socket, sys
        path = sys.argv[1]
        listener = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        listener.bind(path or ("127.0.0.1", 0))
        listener.listen()
        print("listening on", listener.getsockname(), flush=True)
        os.dup2(listener.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
        os.execv(sys.argv[2], sys.argv[2:])
        """

    @Test(arguments: [false, true])
    func `each connection to a socket of systemd is served by a gateway without rights`(isPath: Bool) async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code' }")
        let path = isPath ? program.folder.path("gateway.socket") : ""
        // Root may set options of sockets that others may not.
        let unprivileged = geteuid() == 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"] : ["env"]
        let gateway = [try Program.executable(), "gateway", "--listen", "systemd"]
        let running = try await program.command(
            "/usr/bin/env",
            unprivileged + ["python3", "-c", Self.opener, path] + gateway
        ).start()
        _ = await running.error.wait(forLineWith: "The gateway for demo listens")
        let port = try running.output.text.firstMatch(of: /', (\d+)\)/)?.1 ?? #require(isPath ? "" : nil)
        let place = isPath ? "http+unix://\(path.replacing("/", with: "%2F"))" : "http://127.0.0.1:\(port)"
        for _ in 1...3 {
            #expect(try await status(at: "\(place)/rest/1/hush0code/user.current") == .ok, "\(running.error.text)")
        }
        running.terminate()
        #expect(try await running.ended().status == 0)
    }

    @Test(arguments: [
        ("hr = { code_file = 'gone' }", "", "gone: no such file"),
        ("hr = { code_file = 'hr.code', recipes = { 'gone.lua' } }", "", "gone.lua: no such file"),
        (
            "hr = { code_file = 'hr.code', fields = { 'NAM' } }", "",
            "clients.hr.fields: NAM is not a user field; did you mean NAME?"
        ),
        (
            "hr = { code_file = 'hr.code', fields = { 'LAST_LOGIN' } }", "",
            "clients.hr.fields: LAST_LOGIN can't be written there"
        ),
        (
            "hr = { code_file = 'hr.code', recipes = { 'names.lua' }, params = { regoin = 'FR' } }", "",
            "clients.hr.params.regoin: no script has this parameter"
        ),
        ("hr = { code_file = 'hr.code' }, bot = { code_file = 'hr.code' }", "", "bot and hr have the same code"),
    ])
    func `it doesn't start with what can't hold`(clients: String, more: String, reason: String) async throws {
        try prepare("hr")
        try configure(clients, and: more)
        let ended = try await program.run("gateway", "--listen", "127.0.0.1:0")
        #expect(ended.status == 64)
        #expect(ended.error.contains(reason), "\(ended.error)")
    }

    @Test(arguments: [
        ("match = 'EMAIL', ", "names.lua takes rows of a file ('match'), and calls have none"),
        (
            "params = { dom = { required = true } }, ",
            "clients.hr: names needs a value for 'dom': give --set dom=…, or name it in params of moonhook.lua"
        ),
    ])
    func `it doesn't start with a recipe that calls can't give what it needs`(keys: String, reason: String) async throws
    {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code', recipes = { 'names.lua' } }")
        try program.write(
            "return { \(keys)writes = { 'NAME' }, transform = function(user) end }",
            to: ".config/moonhook/names.lua"
        )
        let ended = try await program.run("gateway", "--listen", "127.0.0.1:0")
        #expect(ended.status != 0)
        #expect(ended.error.contains(reason), "\(ended.error)")
    }

    @Test func `a key that the demo portal doesn't have is refused, as on any other`() async throws {
        try program.write("return { portals = { demo = { parms = {} } } }", to: Program.configuration)
        let ended = try await program.run("doctor")
        #expect(ended.output.contains("portals.demo has no key 'parms'; did you mean 'params'?"), "\(ended.output)")
    }

    @Test func `a recipe that isn't the pinned one doesn't let it start, and neither does a program`() async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code', recipes = { 'names.lua' } }", and: "only_pinned = true,")
        let unpinned = try await program.run("gateway")
        #expect(unpinned.status == 3 && unpinned.error.contains("names.lua is not pinned"), "\(unpinned.error)")
        try program.write(hello, to: ".config/moonhook/names.lua")
        try configure("hr = { code_file = 'hr.code', recipes = { 'names.lua' } }")
        let plain = try await program.run("gateway")
        #expect(plain.status == 64 && plain.error.contains("names.lua has no transform"), "\(plain.error)")
    }

    @Test(arguments: [
        (["--listen", "0.0.0.0:8080"], "other machines can connect there"),
        (["--listen", "127.0.0.1:0", "--tls-cert", "a.pem"], "must be given together"),
        (["--listen", "[::]:8080"], "other machines can connect there"),
        (["--status", "10.0.0.1:9090"], "--status is never encrypted"),
        (["--status", "systemd"], "--status takes HOST:PORT"),
        (["--listen", "0.0.0.0:0", "--insecure-listen", "--tls-key", "a.pem"], "must be given together"),
        (["--listen", "systemd"], "needs one socket that systemd has opened"),
        (["--tls-cert", "gone.pem", "--tls-key", "gone.pem"], "--tls-cert: gone.pem: no such file"),
        (
            ["--listen", "0.0.0.0:0", "--tls-cert", "gone.pem", "--tls-key", "gone.pem"],
            "--tls-cert: gone.pem: no such file"
        ),
        (["--listen", "0.0.0.0:0", "--insecure-listen", "--config", "gone.lua"], "gone.lua: no such file"),
        (["--portal", "https://north.example.com/rest/1/hush0code/"], "give --portal that name, not an address"),
    ])
    func `where it can't listen safely it doesn't`(options: [String], reason: String) async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code' }")
        let ended = try await program.run(["gateway", "serve"] + options)
        #expect(ended.status == 64)
        #expect(ended.error.contains(reason) && !ended.error.contains("hush0code"), "\(ended.error)")
    }

    @Test func `a portal without a gateway has nothing to serve`() async throws {
        let ended = try await program.run("gateway")
        #expect(ended.status == 64)
        #expect(ended.error.contains("portals.demo has no gateway; 'moonhook gateway new-client NAME --portal demo'"))
    }

    // MARK: Allowing

    @Test func `what a client may do today is allowed for a client that there is`() async throws {
        try configure("hr = { code_file = 'hr.code' }")
        let ended = try await program.run("gateway", "allow", "hr", "dismiss=37", "email=6")
        #expect(ended.status == 0)
        #expect(ended.error.hasPrefix("hr may reach dismiss=37, email=6 today, 2"), "\(ended.error)")
        let journal = try RunJournal(path: program.folder.path("state/demo/journal.sqlite"))
        let today = try #require(ended.error.firstMatch(of: /today, (\d{4}-\d\d-\d\d);/)?.output.1)
        #expect(try journal.allowances(client: "hr", day: String(today)) == [.dismiss: 37, .readdress: 6])
        // What holds every day takes it back.
        #expect(try await program.run("gateway", "allow", "hr", "dismiss=5").status == 0)
        #expect(try journal.allowances(client: "hr", day: String(today)) == [.dismiss: 5, .readdress: 6])
        let unknown = try await program.run("gateway", "allow", "hrr", "dismiss=37")
        #expect(unknown.status == 64)
        #expect(unknown.error.contains("portals.demo.gateway has no client 'hrr'; did you mean 'hr'?"))
        let bound = try await program.run("gateway", "allow", "hr", "dismis=37")
        #expect(bound.status == 64 && bound.error.contains("did you mean dismiss?"))
    }

    @Test(arguments: [
        (["dismiss=4"], "hr may reach dismiss=5 every day; allow a larger number, or that one"),
        (["email=3"], "hr may reach email=5 every day"), (["clear=19"], "hr may reach clear=20 every day"),
        (["move=3"], "clients.hr has no limit for move, so that there is nothing to allow"),
        (["dismiss=7", "dismiss=9"], "Two numbers for dismiss are given"),
        (["email=7", "readdress=8"], "Two numbers for email are given"),
    ])
    func `a number that allows nothing is refused, and so are two for one bound`(
        allowances: [String],
        reason: String
    ) async throws {
        try configure("hr = { code_file = 'hr.code', limits = { clear = 20 } }")
        let ended = try await program.run(["gateway", "allow", "hr"] + allowances)
        #expect(ended.status == 64)
        #expect(ended.error.contains(reason), "\(ended.error)")
    }

    @Test func `allowing says so if no gateway serves with that state folder`() async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code' }")
        let running = try await serve()
        let allow = ["gateway", "allow", "hr", "dismiss=7"]
        #expect(try await program.run(allow).error.contains("No gateway") == false)
        let elsewhere = try await program.run(allow + ["--state", program.folder.path("other")])
        #expect(elsewhere.status == 0)
        #expect(
            elsewhere.error.contains(
                "No gateway for demo serves with the state folder \(program.folder.path("other"))"
            ),
            "\(elsewhere.error)"
        )
        running.terminate()
        #expect(try await running.ended().status == 0)
    }

    @Test func `undo says that calls have no answer yet`() async throws {
        let journal = try RunJournal(path: program.folder.path("state/demo/journal.sqlite"))
        var header = RunHeader(scripts: [], portal: "demo", startedAt: Date())
        header.origin = .gateway(client: "hr")
        let day = try journal.clientDay("hr", day: "2026-03-02", header)
        var entry = GatewayEntry()
        let user = try #require(UserID(rawValue: 7))
        let change = Change(user: user, person: "", before: [:], after: ["WORK_CITY": .string("Ulm")])
        entry.begun = [ClientCall(run: day.id, change: change)]
        _ = try journal.record(entry)
        let undo = try await program.run("undo", "\(day.id)", "--user", "7", "--yes")
        #expect(undo.error.contains("1 call of run \(day.id) has no answer"), "\(undo.error)")
        #expect(undo.error.contains("isn't known yet whether run \(day.id) changed user 7"), "\(undo.error)")
    }

    @Test func `it isn't ready before its status is open, too`() async throws {
        try prepare("hr")
        try configure("hr = { code_file = 'hr.code' }")
        let running = try await serve()
        let port = try #require(running.error.text.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.output.1)
        let ended = try await program.run([
            "gateway", "--listen", "127.0.0.1:0", "--status", "127.0.0.1:\(port)", "--state",
            program.folder.path("other"),
        ])
        #expect(ended.status == 64)
        #expect(ended.error.contains("Address already in use") && !ended.error.contains("listens on"), "\(ended.error)")
        running.terminate()
        #expect(try await running.ended().status == 0)
    }

    // MARK: Doctor

    @Test func `doctor names what lets a client do more than most, and what is missing`() async throws {
        try prepare("hr")
        try configure(
            "hr = { code_file = 'hr.code', recipes = { 'names.lua' } }, bot = { code_file = 'gone', methods = 'all' }, "
                + "crm = { code_file = 'hr.code', recipes = { 'gone.lua' } }"
        )
        let ended = try await program.run("doctor")
        #expect(ended.status == 1)
        let lines = ended.lines.filter { $0.hasPrefix("gateway ") }.map { String($0.dropFirst(15)) }
        #expect(lines.count == 5)
        let found = [
            ("ok     for 3 clients: bot, crm, hr", ""), ("fails  bot: ", "gone: no such file"),
            ("note   bot has no recipes: no recipe sees its updates", ""),
            ("note   bot may call every method of the portal", ""), ("fails  crm: there is no recipe ", "/gone.lua"),
        ]
        for (line, (beginning, end)) in zip(lines, found) {
            #expect(
                line.hasPrefix(beginning) && line.hasSuffix(end) || end.isEmpty && line.hasPrefix(beginning),
                "\(line)"
            )
        }
        #expect(ended.output.contains("'moonhook gateway new-client bot --portal demo' makes the file if"))
    }
}
