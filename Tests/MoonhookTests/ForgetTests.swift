import Foundation
import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

/// `moonhook forget`, `runs --user` and `keep`: how long the journal knows people, and who asks it.
@Suite(.endsHangs) struct ForgetTests {
    private let script = """
        user.update { ID = 2, NAME = "Wilhelmine-Charlotte", WORK_PHONE = "+49307654321" }
        user.update { ID = 3, NAME = "Anna" }
        """

    private func texts(in program: Program, _ words: [String]) throws -> [String] {
        let folder = URL(filePath: program.folder.path("state"))
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = all?.compactMap { $0 as? URL } ?? []
        return try files.filter { $0.lastPathComponent.hasPrefix("journal") }.flatMap { file in
            let data = try Data(contentsOf: file)
            return words.filter { data.range(of: Data($0.utf8)) != nil }
        }
    }

    @Test func `a person is in no file of the journal any more, and an undo skips them`() async throws {
        try await withPortal { program, portal, _ in
            try program.write(script, to: "name.lua")
            let ran = try await program.run("run", "name.lua", "--yes", "--save", "plan.jsonl", "--report", "plan.html")
            #expect(ran.status == 0, "\(ran.error)")
            let words = ["Wilhelmine", "7654321"]
            #expect(try !texts(in: program, words).isEmpty)

            let dry = try await program.run("forget", "2", "--dry-run")
            #expect(dry.status == 0, "\(dry.error)")
            #expect(dry.output.contains(": 1 run, 1 change"), "\(dry.output)")
            #expect(dry.output.contains("/plan.jsonl  (--save of run 1)"), "\(dry.output)")
            #expect(dry.output.contains("/plan.html  (--report of run 1)"), "\(dry.output)")
            let asked = try await program.run("forget", "2")
            #expect(asked.status == 64 && asked.error.contains("--yes"), "\(asked.error)")
            #expect(try !texts(in: program, words).isEmpty)

            let lines = try await program.run("forget", "2", "--yes", "--format", "json").json()
            #expect(lines.first?["forgotten"] == true && lines.first?["changes"] == 1, "\(lines)")
            #expect(try texts(in: program, words) == [])
            #expect(try program.read("plan.jsonl").contains("Wilhelmine"))

            let shown = try await program.run("runs", "1")
            #expect(shown.status == 0 && shown.output.contains("2 changes applied"), "\(shown.output)\(shown.error)")
            #expect(shown.output.contains("1 change is of a person who was forgotten"), "\(shown.output)")
            let summary = try await program.run("runs", "1", "--format", "json").json().last
            #expect(summary?["forgotten"] == 1 && summary?["fields"]?["NAME"]?["set"] == 2)

            let updates = portal.updates
            let undone = try await program.run("undo", "1", "--yes")
            #expect(undone.status == 1, "\(undone.error)")
            #expect(undone.output.contains("MH0516") && undone.output.contains("1 change applied"), "\(undone.output)")
            #expect(portal.updates == updates + 1)
            let again = try await program.run("forget", "2", "--yes")
            #expect(again.status == 0 && again.output.contains("user 2: nothing"), "\(again.output)")
        }
    }

    @Test func `all that is recorded about a person is shown, run by run`() async throws {
        try await withPortal { program, _, _ in
            try program.write(script, to: "name.lua")
            #expect(try await program.run("run", "name.lua", "--yes").status == 0)
            let shown = try await program.run("runs", "--user", "2")
            #expect(shown.status == 0, "\(shown.error)")
            #expect(shown.output.contains("→ Wilhelmine-Charlotte"), "\(shown.output)")
            #expect(shown.output.contains("name.lua"))
            #expect(!shown.output.contains("→ Anna"))
            let types = try await program.run("runs", "--user", "2", "--format", "json").json().map { $0["type"] }
            #expect(types == ["run", "change", "outcome"])
            #expect(try await program.run("runs", "--user", "2", "1").status == 64)
            #expect(try await program.run("runs", "--user", "nobody@example.com").status == 64)
        }
    }

    @Test func `an address is looked up on the portal, among dismissed people too`() async throws {
        try await withPortal { program, _, address in
            try program.write(script, to: "name.lua")
            #expect(try await program.run("run", "name.lua", "--yes").status == 0)
            let update = ["ID=2", "EMAIL=wilhelmine@example.com", "ACTIVE=N"]
            #expect(try await program.run(["call", "user.update"] + update + ["--yes"]).status == 0)
            let found = try await program.run("forget", "Wilhelmine@Example.com", "--dry-run")
            #expect(found.output.contains("user 2, "), "\(found.output)\(found.error)")
            #expect(found.output.contains("1 change"))
            let nobody = try await program.run("forget", "nobody@example.com", "--dry-run")
            #expect(nobody.status == 64)
            #expect(
                nobody.error.contains("nobody on ") && nobody.error.contains("check its spelling"),
                "\(nobody.error)"
            )

            try program.write("user.update { ID = 2, EMAIL = 'second@example.com' }", to: "second.lua")
            #expect(try await program.run("run", "second.lua", "--yes").status == 0)
            try program.write("user.update { ID = 3, EMAIL = 'wilhelmine@example.com' }", to: "other.lua")
            #expect(try await program.run("run", "other.lua", "--yes").status == 0)
            let two = try await program.run("forget", "wilhelmine@example.com", "--yes")
            #expect(two.status == 64 && two.error.contains("the users 2, 3 of "), "\(two.error)")
        }
    }

    /// Serves a portal at a port that the system gives to nobody else once the portal is gone, since it is none of those that it picks.
    private static func serveBriefly(_ body: (EmulatorAddress) async throws -> String) async throws -> String {
        var configuration = EmulatorConfiguration(userCount: 5)
        while true {
            configuration.port = Int.random(in: 10_000..<30_000)
            do {
                return try await EmulatedPortal(configuration).serve(body)
            } catch let error as EmulatorError where error.code == .portUnavailable {}
        }
    }

    @Test func `a portal that is gone is not asked for an id, and the journal alone knows an address`() async throws {
        let program = try Program()
        try program.write("user.update { ID = 2, EMAIL = 'wilhelmine@example.com' }", to: "mail.lua")
        let address = try await Self.serveBriefly { address in
            let ran = try await program.run("run", "mail.lua", "--yes", "--portal", address.webhook)
            #expect(ran.status == 0, "\(ran.error)")
            return address.webhook
        }
        let byAddress = try await program.run("forget", "wilhelmine@example.com", "--dry-run", "--portal", address)
        #expect(byAddress.status == 0 && byAddress.output.contains("1 change"), "\(byAddress.error)")
        #expect(byAddress.error.contains("So the journal alone decides"), "\(byAddress.error)")
        let byID = try await program.run("forget", "2", "--yes", "--portal", address)
        #expect(byID.status == 0 && byID.error.isEmpty, "\(byID.error)")
        #expect(try texts(in: program, ["wilhelmine"]) == [])
        #expect(try await program.run("forget", "anna", "--portal", address).status == 64)
    }

    @Test func `an open run comes first`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            let run = RecordedRun(RunID(rawValue: 1), in: try RunJournal(path: journal(of: apply.program)))
            let planned = try run.changes(limit: 1, state: .planned)
            let left = try #require(planned.first?.change.user)
            let ended = try await apply.program.run("forget", "\(left)", "--yes")
            #expect(ended.status == 64 && ended.error.contains("moonhook resume 1"), "\(ended.error)")
            #expect(try await apply.program.run("resume", "--yes").status == 0)
            #expect(try await apply.program.run("forget", "\(left)", "--yes").status == 0)
        }
    }

    private func journal(of program: Program) throws -> String {
        let state = program.folder.path("state")
        let folder = try #require(
            try FileManager.default.contentsOfDirectory(atPath: state).first { $0.hasPrefix("127.0.0.1") }
        )
        return "\(state)/\(folder)/journal.sqlite"
    }

    @Test(
        arguments: [
            ("return { keep = '30d' }", nil, 0), ("return { portals = { demo = { keep = '4w' } } }", nil, 0),
            ("return { keep = '90d' }", "return { portals = { demo = { keep = '30d' } } }", 0),
            ("return { keep = '30d' }", "return { keep = '90d' }", 0), ("return { keep = '90d' }", nil, 1),
            ("return {}", nil, 1),
        ] as [(String, String?, Int)]
    )
    func `runs older than keep are forgotten at the start of a run`(
        own: String,
        named: String?,
        left: Int
    ) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(own, to: Program.configuration)
        if let named { try program.write(named, to: "named.lua") }
        let old = RunHeader(scripts: [], portal: "demo", startedAt: Date().addingTimeInterval(-60 * 86_400))
        let run = try RunJournal(path: program.folder.path("state/demo/journal.sqlite")).begin(old)
        try run.finish(.applied)
        try program.write("user.update { ID = 2, NAME = 'Anna' }", to: "name.lua")
        let configured = named == nil ? [] : ["--config", "named.lua"]
        #expect(try await program.run(["run", "name.lua", "--dry-run"] + configured).status == 0)
        #expect(try RunJournal(path: program.folder.path("state/demo/journal.sqlite")).runs(limit: 9).count == 1)
        let ended = try await program.run(["run", "name.lua", "--yes"] + configured)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.error.contains("1 run older than") == (left == 0), "\(ended.error)")
        let runs = try await program.run(["runs", "--format", "json"] + configured).json()
        #expect(runs.map { $0["run"] } == (left == 0 ? [2] : [2, 1]))
    }

    @Test(arguments: [
        ("3m", "did you mean 90d?"), ("90 days", "did you mean 90d?"), ("90", "did you mean 90d?"),
        ("0d", "a day at least"), ("soon", "such as 90d, 12w or 2y"),
    ])
    func `a time that can't be read is refused with what was meant`(text: String, words: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("return { keep = \"\(text)\" }", to: Program.configuration)
        let ended = try await program.run("runs")
        #expect(ended.status == 64 && ended.error.contains("keep") && ended.error.contains(words), "\(ended.error)")
    }

    @Test func `the doctor says how far back the journal goes`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        #expect(try await program.run("doctor").output.contains("no records, kept until they are deleted"))
        try program.write("return { keep = '90d' }", to: Program.configuration)
        let began = try Date("2026-03-01T12:00:00Z", strategy: .iso8601)
        let old = RunHeader(scripts: [], portal: "demo", startedAt: began)
        try RunJournal(path: program.folder.path("state/demo/journal.sqlite")).begin(old).finish(.applied)
        let output = try await program.run("doctor").output
        #expect(output.contains("oldest record 2026-03-01, kept 90 days"), "\(output)")
    }

    @Test func `exports and lists can be read by their owner alone, in place of a file that others could read too`()
        async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("return { match = 'EMAIL', transform = function() end }", to: "lay.lua")
        try program.write("EMAIL,NAME\nnobody@example.com,A\n", to: "rows.csv")
        for file in ["users.csv", "rejects.csv", "unmatched.csv"] { try program.write("old", to: file) }
        #expect(try await program.run("export", "--fields", "NAME", "--output", "users.csv", "--yes").status == 0)
        let tables = ["--rejects", "rejects.csv", "--unmatched", "unmatched.csv"]
        _ = try await program.run(["run", "lay.lua", "--input", "rows.csv", "--dry-run"] + tables)
        for file in ["users.csv", "rejects.csv", "unmatched.csv"] {
            let mode = try FileManager.default.attributesOfItem(atPath: program.folder.path(file))[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600, "\(file)")
            #expect(try program.read(file) != "old")
        }
    }
}
