import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// Webhook codes, tokens and what renews them show nowhere, whatever goes wrong.
@Suite(.endsHangs) struct SecretTests {
    private static let secrets = ["hush0code", "hush0access", "hush0refresh", "hush0client"]

    /// What people run, and on which portal: with a webhook, or with a token that is renewed.
    private static let commands: [(arguments: [String], portal: String)] = [
        (["call", "user.current", "--verbose"], "north"), (["call", "user.current", "--verbose"], "south"),
        (["run", "hello.lua", "--yes", "--verbose", "--format", "json"], "south"), (["doctor", "--verbose"], "north"),
    ]

    private var configuration: EmulatorConfiguration {
        let credential = EmulatorCredential(
            ownerID: 1,
            webhookCode: "hush0code",
            accessToken: "hush0access",
            scopes: ["user", "user.userfield", "department"],
            application: EmulatorApplication(
                clientID: "local.0",
                clientSecret: "hush0client",
                refreshToken: "hush0refresh"
            )
        )
        var configuration = EmulatorConfiguration(userCount: 5, credentials: [credential])
        configuration.redirectTarget = "http://127.0.0.1:1"
        return configuration
    }

    /// Everything that the program wrote: to its outputs, and into its state folder.
    private func trace(of ended: Program.Ended, _ program: Program) throws -> String {
        var text = ended.output + ended.error
        let state = program.folder.path("state")
        for file in FileManager.default.enumerator(atPath: state)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = try? Data(contentsOf: URL(filePath: state + "/" + file)) else { continue }
            text += String(decoding: data, as: UTF8.self)
        }
        return text
    }

    /// The tokens that the program was given meanwhile.
    private func renewed(in program: Program) throws -> [String] {
        let file = try JSONReader.value(from: try program.read(".config/moonhook/south.json"))
        return ["access_token", "refresh_token"].compactMap { file[$0]?.stringValue }
    }

    @Test(arguments: EmulatorFault.allCases)
    func `no fault brings a secret to light`(fault: EmulatorFault) async throws {
        let portal = try EmulatedPortal(configuration)
        try await portal.serve { address in
            let program = try Program()
            try program.write(hello, to: "hello.lua")
            try program.write(address.webhook, to: ".config/moonhook/north")
            try program.write(
                """
                {"client_id":"local.0","client_secret":"hush0client","access_token":"hush0access",\
                "refresh_token":"hush0refresh"}
                """,
                to: ".config/moonhook/south.json"
            )
            try program.write(
                """
                return { portals = {
                  north = { address_file = "north" },
                  south = { address = "\(address.oauthBase)", token_file = "south.json",
                            token_server = "\(address.tokenServer)" },
                } }
                """,
                to: Program.configuration
            )
            // What takes a minute and more is interrupted; one command is enough for it.
            let isEndless = [.hang, .hangAfter, .slowBody, .oversized, .operatingRefusal].contains(fault)
            for command in isEndless ? Array(Self.commands.prefix(1)) : Self.commands {
                portal.setFaults(EmulatorFaults(list: [fault, nil, fault]))
                let running = try await program.start(command.arguments + ["--portal", command.portal, "--wait", "1s"])
                if isEndless {
                    try await wait(until: "the fault is met") { !portal.counts.faults.isEmpty || !running.isRunning }
                    // It goes on for a little while; how far it comes decides nothing.
                    try await Task.sleep(for: .seconds(1))
                    running.interrupt()
                }
                let trace = try trace(of: try await running.ended(), program)
                for secret in Self.secrets + (try renewed(in: program)) {
                    #expect(!trace.contains(secret), "\(command)")
                }
            }
        }
    }

    /// Starts the program where a core dump is allowed, and a backtrace is asked for.
    private func startToCrash(_ program: Program, _ arguments: [String]) async throws -> RunningProgram {
        let line = "ulimit -c $(ulimit -H -c); exec \"$0\" \"$@\""
        return try await program.command("/bin/sh", ["-c", line, try Program.executable()] + arguments).start()
    }

    private static let backtraces = ["SWIFT_BACKTRACE": "enable=yes,color=no,registers=all,threads=all,timeout=20s"]

    /// How large a core dump may be, as the system says of a process.
    private func coreSizes(in limits: String?) -> [Substring]? {
        let core = limits?.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        return core.map { Array($0.split(separator: " ").dropFirst(4).prefix(2)) }
    }

    private static let crashes = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP]

    @Test(arguments: crashes)
    func `a crash leaves no core dump, and no backtrace that shows memory`(signal: Int32) async throws {
        let program = try Program(environment: Self.backtraces)
        let running = try await startToCrash(program, ["emulator"])
        _ = await running.output.wait(forLineWith: "http")
        #expect(coreSizes(in: try running.limits()) == ["0", "0"])
        running.crash(signal)
        let ended = try await running.ended()
        #expect(ended.status == signal)
        #expect(ended.error == "")
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path).allSatisfy { $0 != "core" })
    }

    @Test(arguments: crashes)
    func `neither does the crash of a worker that runs a script`(signal: Int32) async throws {
        let program = try Program(environment: Self.backtraces)
        try program.write("print 'begun' while true do end", to: "endless.lua")
        let running = try await startToCrash(program, ["run", "endless.lua", "--portal", "demo", "--dry-run"])
        _ = await running.error.wait(forLineWith: "begun")
        let workers = try running.children()
        #expect(!workers.isEmpty)
        for worker in workers {
            let limits = try String(contentsOfFile: "/proc/\(worker)/limits", encoding: .utf8)
            #expect(coreSizes(in: limits) == ["0", "0"])
            #expect(kill(worker, signal) == 0)
        }
        let ended = try await running.ended()
        #expect(ended.status == 3)
        #expect(ended.error.contains("MH0311"))
        for word in ["rax", "Backtrace", "Crash", "Thread 0"] { #expect(!ended.error.contains(word), "\(ended.error)") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path).allSatisfy { $0 != "core" })
    }

    @Test func `neither does the crash of a gateway`() async throws {
        try await withPortal(userCount: 5) { program, _, address in
            var program = program
            program.environment = Self.backtraces
            try program.write(String(repeating: "0a", count: 32) + "\n", to: ".config/moonhook/hr.code")
            try program.write(
                """
                return { portals = { north = { address = "\(address.webhook)",
                  gateway = { clients = { hr = { code_file = "hr.code" } } } } } }
                """,
                to: Program.configuration
            )
            let running = try await startToCrash(program, ["gateway", "--portal", "north", "--listen", "127.0.0.1:0"])
            _ = await running.error.wait(forLineWith: "The gateway for north listens")
            #expect(coreSizes(in: try running.limits()) == ["0", "0"])
            let lines = running.error.text
            running.crash(SIGSEGV)
            let ended = try await running.ended()
            #expect(ended.status == SIGSEGV)
            #expect(ended.error == lines)
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
    func `a journal that holds what it can't hold ends no command with the row that it is in`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        #expect(try await program.run("run", "hello.lua", "--yes", "--for", "hush0code").status == 0)
        let sql = "UPDATE run SET startedAt = 'hush0access'; UPDATE change SET tries = 'hush0client'"
        let line = "import sqlite3; sqlite3.connect('state/demo/journal.sqlite').executescript(\"\(sql)\")"
        try #require(try await program.command("/usr/bin/python3", ["-c", line]).run().status == 0)
        for arguments in [["runs"], ["runs", "1"], ["undo", "1", "--yes"], ["doctor"], ["doctor", "--report"]] {
            let ended = try await program.run(arguments)
            #expect(ended.status == 64 || arguments.contains("--report"), "\(ended.error)")
            for secret in Self.secrets { #expect(!(ended.output + ended.error).contains(secret), "\(arguments)") }
        }
    }

    @Test func `an address that is written wrongly shows nothing of itself`() async throws {
        let program = try Program()
        let bare = try await program.run("runs", "--portal", "example.com/rest/1/hush0code/")
        #expect(bare.status == 64)
        #expect(bare.error == "the portal's address must begin with https://\n")
        for fault in [
            #"address = "https://x/rest/1/hush0code/" "x""#, #"address = nil .. "https://x/rest/1/hush0code/""#,
        ] {
            try program.write("return { portals = { north = { \(fault) } } }\n", to: Program.configuration)
            let ended = try await program.run("runs", "--portal", "north")
            #expect(ended.status == 64)
            #expect(ended.error.contains("moonhook.lua:1"))
            #expect(!ended.error.contains("hush0code"), "\(ended.error)")
        }
    }
}
