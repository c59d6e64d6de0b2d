import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport
import Testing
import Wire

/// What kept versions have left behind, read by this one: journals, plan files, recipes, settings, and what they wrote for
/// programs.
///
/// `Fixtures` has a folder for each version, as `scripts/record-version` made it. What is in there never changes: if a test fails,
/// the program is wrong.
@Suite(.endsHangs) struct CompatibilityTests {
    /// The versions that are kept.
    private static let versions = ["0.1.0", "1.0.0"]

    /// What a version wrote for programs: a file in its folder `expected`, and the command.
    struct Output: Sendable, CustomTestStringConvertible {
        let file: String
        let arguments: [String]

        init(_ file: String, _ arguments: String...) { (self.file, self.arguments) = (file, arguments) }

        var testDescription: String { file }
    }

    private static let outputs: [Output] =
        (1...12).map { Output("run-\($0).jsonl", "runs", "\($0)", "--format", "json") } + [
            Output("runs.jsonl", "runs", "--last", "100", "--format", "json"),
            Output("person.jsonl", "runs", "--user", "2", "--format", "json"),
            Output("script.json", "runs", "4", "--script", "words.lua", "--format", "json"),
            Output("info-numbers.json", "info", "recipes/numbers.lua", "--format", "json"),
            Output("info-report.json", "info", "recipes/report.lua", "--format", "json"),
            Output("info-rows.json", "info", "recipes/rows.lua", "--format", "json"),
            Output("check.jsonl", "check", "recipes/wrong.lua", "--format", "json"),
            Output(
                "test.jsonl",
                "test",
                "recipes/numbers.lua",
                "recipes/rows.lua",
                "recipes/report.lua",
                "--users",
                "0",
                "--format",
                "json"
            ),
            Output("transform.jsonl", "transform", "recipes/rows.lua", "--input", "rows.jsonl"),
            Output("codes.jsonl", "explain", "--format", "json"),
        ]

    // MARK: What programs read

    @Test(arguments: versions, outputs)
    func `each line that a version wrote for programs is written again, with all its members`(
        version: String,
        output: Output
    ) async throws {
        let fixture = try Fixture(version)
        try fixture.takeJournal()
        let lines = try await fixture.program.run(output.arguments).json()
        let earlier = try fixture.lines(of: "expected/\(output.file)")
        #expect(!earlier.isEmpty)
        for line in earlier {
            #expect(lines.contains { $0.keeps(line) }, "\(line)")
        }
    }

    @Test(arguments: versions)
    func `the guide lists each member of the lines that a version wrote`(version: String) throws {
        let guide = try String(
            contentsOfFile: Program.example("../Sources/moonhook/Moonhook.docc/Formats.md"),
            encoding: .utf8
        )
        let rows = guide.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let fixture = try Fixture(version)
        var types: Set<String> = []
        for file in Self.outputs.map(\.file) + ["plan.jsonl"] {
            for line in try fixture.lines(of: "expected/\(file)") {
                guard let type = line["type"]?.stringValue, case .object(let members) = line else { continue }
                types.insert(type)
                let row = try #require(rows.first { $0.split(separator: "|")[0].contains("`\(type)`") }, "\(type)")
                for (name, _) in members where name != "type" { #expect(row.contains("`\(name)`"), "\(type): \(name)") }
            }
        }
        #expect(types.count > 8)
    }

    // MARK: Plans and runs

    @Test(arguments: versions)
    func `a plan file is applied, and the run that applied it then is taken back`(version: String) async throws {
        let fixture = try Fixture(version)
        try await fixture.prepare()
        let before = try await fixture.export()
        let hash = try fixture.planHash
        let shown = try await fixture.program.run("apply", "plan.jsonl", "--dry-run")
        #expect(shown.status == 0 && shown.output.contains("\nPlan SHA-256: \(hash)\n"), "\(shown.error)")
        let applied = try await fixture.program.run("apply", "plan.jsonl", "--yes")
        #expect(applied.status == 0 && applied.output.contains("\n5 changes applied\n"), "\(applied.output)")
        #expect(try await fixture.export() != before)

        // The earlier journal's run 2 had applied the same file.
        try fixture.takeJournal()
        let undone = try await fixture.program.run("undo", "2", "--yes")
        #expect(undone.status == 0, "\(undone.output)\(undone.error)")
        #expect(undone.output.contains("\n5 changes applied\n"), "\(undone.output)")
        #expect(try await fixture.export() == before)
        let again = try await fixture.program.run("undo", "13", "--yes")
        #expect(again.status == 0, "a run of this version joins those of the earlier one: \(again.error)")
    }

    @Test(arguments: versions)
    func `a run that was interrupted goes on where it stopped`(version: String) async throws {
        let fixture = try Fixture(version)
        // The portal holds what was sent, all changes but the last; one batch of it had not been answered.
        let recorded = try fixture.lines(of: "expected/run-12.jsonl")
        let changes = recorded.filter { $0["type"] == "change" }
        let sent = try changes.dropLast().map { change in
            let user = try #require(change["user"]?.integerValue)
            let value = try #require(change["after"]?["WORK_PAGER"]?.stringValue)
            return "user.update { ID = \(user), WORK_PAGER = '\(value)' }\n"
        }
        try fixture.program.write(sent.joined(), to: "sent.lua")
        #expect(try await fixture.program.run("run", "sent.lua", "--yes").status == 0)
        try fixture.takeJournal()

        let mentioned = try await fixture.program.run("runs")
        #expect(mentioned.error.contains("48 applied, 48 unanswered, 1 left. To resume: moonhook resume 12\n"))
        let resumed = try await fixture.program.run("resume", "12", "--yes")
        #expect(resumed.status == 0, "\(resumed.output)\(resumed.error)")
        let run = try #require(try await fixture.program.run("runs", "12", "--format", "json").json().first)
        #expect(run["state"] == "applied" && run["applied"] == .integer(changes.count))
        #expect(run["planSHA256"] == recorded.first?["planSHA256"])
    }

    // MARK: Recipes and settings

    @Test(arguments: versions)
    func `recipes plan what they planned then, to the hash`(version: String) async throws {
        let fixture = try Fixture(version)
        try await fixture.prepare()
        let ended = try await fixture.program.run(Fixture.numbers + ["--save", "new.jsonl"])
        #expect(ended.status == 1, "one record is refused: \(ended.error)")
        let (then, now) = (try fixture.lines(of: "plan.jsonl"), try fixture.lines(of: "new.jsonl"))
        #expect(now.dropFirst().dropLast().elementsEqual(then.dropFirst().dropLast()))
        #expect(now.last?["sha256"] == then.last?["sha256"])

        let lines = try await fixture.program.run(Fixture.numbers + ["--format", "json"]).json()
        for line in try fixture.lines(of: "expected/plan.jsonl") {
            #expect(lines.contains { $0.keeps(line) }, "\(line)")
        }
    }

    @Test(arguments: versions)
    func `its moonhook.lua is read, its pins hold, and nothing else runs`(version: String) async throws {
        let fixture = try Fixture(version, isConfigured: true)
        try await fixture.prepare()
        try fixture.takeJournal()
        let pinned = try await fixture.program.run(Fixture.numbers)
        #expect(pinned.output.contains("\nPlan SHA-256: \(try fixture.planHash)\n"), "\(pinned.error)")
        #expect(pinned.output.contains("; field PERSONAL_BIRTHDAY\n"), "\(pinned.output)")
        let other = try await fixture.program.run("run", "broken.lua", "--dry-run")
        #expect(other.status == 3 && other.error.contains("(MH0119)"), "\(other.error)")
        for portal in ["north", "south"] {
            let runs = try await fixture.program.run("runs", "--portal", portal)
            #expect(runs.status == 0, "\(runs.error)")
        }
        let points = try await fixture.program.run("doctor", "--format", "json").json()
        #expect(points.first { $0["check"] == "gateway" }?["state"] == "ok")
        #expect(points.first { $0["check"] == "protection" }?["state"] == "ok")
    }

    @Test(arguments: versions)
    func `the code that it made opens the gateway, and what is written is recorded in its journal`(
        version: String
    ) async throws {
        let fixture = try Fixture(version, isConfigured: true)
        try await fixture.prepare()
        try fixture.takeJournal()
        let running = try await fixture.program.start(["gateway", "--listen", "127.0.0.1:0"])
        let line = await running.error.wait(forLineWith: "listens on")
        let port = try #require(line.firstMatch(of: /127\.0\.0\.1:(\d+)/), "\(line)").output.1
        let code = try fixture.program.read("hr.secret").filter { !$0.isNewline }
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/rest/1/\(code)/user.update")
        request.method = .POST
        request.headers = ["content-type": "application/json"]
        request.body = .bytes(ByteBuffer(string: #"{"ID": 2, "WORK_PHONE": "030 23125099"}"#))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(600))
        let answer = try JSONReader.value(from: String(buffer: try await response.body.collect(upTo: 1 << 20)))
        #expect(answer["result"] == true, "\(answer)")
        running.terminate()
        #expect(try await running.ended().status == 0)
        let runs = try await fixture.program.run("runs", "--user", "2", "--format", "json").json()
        #expect(runs.contains { $0["client"] == "hr" })
        #expect(runs.contains { $0["type"] == "change" && $0["after"]?["WORK_PHONE"] == "+493023125099" })
    }
}

/// What a version left behind, copied into the folder of a program, on the demo portal.
private struct Fixture {
    /// The run of a recipe whose plan is kept as plan.jsonl.
    static let numbers = [
        "run", "recipes/numbers.lua", "--set", "ticket=T-7", "--set", "notes=notes", "--set", "note=note.txt",
        "--set-file", "params.json", "--users", "2,3,4,5,6,8,12", "--dry-run",
    ]

    let program: Program

    /// Copies the files.
    ///
    /// - Parameters:
    ///   - version: The version that left them.
    ///   - isConfigured: Whether its moonhook.lua, kept as configuration.lua, is in use.
    /// - Throws: The system's error if a file can't be copied.
    init(_ version: String, isConfigured: Bool = false) throws {
        var program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        if isConfigured { program.environment["MOONHOOK_CONFIG"] = program.folder.path("configuration.lua") }
        self.program = program
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(version)").path()
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: source) {
            try manager.copyItem(atPath: "\(source)/\(name)", toPath: program.folder.path(name))
        }
        // A checkout may let a group write; who may write these decides where data goes.
        for name in ["configuration.lua", "hr.code", "south.address", "south.json"] {
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: program.folder.path(name))
        }
    }

    /// Gives the people of the demo portal what they had before the version's first run, whatever the demo company is today.
    func prepare() async throws {
        var program = self.program
        program.environment["MOONHOOK_CONFIG"] = nil
        let ended = try await program.run("run", "people.lua", "--yes", "--allow", "readdress=7")
        #expect(ended.status == 0, "\(ended.error)")
    }

    /// Puts the version's journal in the place of the demo portal's.
    func takeJournal() throws {
        let manager = FileManager.default
        let folder = program.folder.path("state/demo")
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: folder) where name.hasPrefix("journal") {
            try manager.removeItem(atPath: "\(folder)/\(name)")
        }
        try manager.copyItem(atPath: program.folder.path("journal.sqlite"), toPath: "\(folder)/journal.sqlite")
    }

    /// The values of the people, as the portal holds them.
    func export() async throws -> String {
        let fields =
            "NAME,LAST_NAME,EMAIL,PERSONAL_MOBILE,PERSONAL_CITY,PERSONAL_ZIP,WORK_PHONE,WORK_POSITION,WORK_DEPARTMENT,WORK_CITY,WORK_NOTES"
        let ended = try await program.run("export", "--fields", fields)
        #expect(ended.status == 0, "\(ended.error)")
        return ended.output
    }

    /// The lines of a file as JSON.
    func lines(of name: String) throws -> [JSONValue] {
        try program.read(name).split(separator: "\n").map { try JSONReader.value(from: String($0)) }
    }

    /// The SHA-256 of the plan in plan.jsonl.
    var planHash: String {
        get throws { try #require(try lines(of: "plan.jsonl").last?["sha256"]?.stringValue) }
    }
}

extension JSONValue {
    /// Sentences for people, which any version may word anew.
    private static let sentences: Set = ["cause", "may", "message", "problems", "refusal", "remedy", "title", "what"]

    /// Whether all that an earlier line says is in this one, which may say more.
    fileprivate func keeps(_ earlier: JSONValue) -> Bool {
        switch (earlier, self) {
        case (.object(let earlier), .object(let object)):
            earlier.allSatisfy { name, value in
                object[name].map { Self.sentences.contains(name) || $0.keeps(value) } ?? false
            }
        case (.array(let earlier), .array(let items)):
            earlier.count == items.count && zip(items, earlier).allSatisfy { $0.keeps($1) }
        default: self == earlier
        }
    }
}
