import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook run --save` and `--approve`, `moonhook apply`, and `--redact`.
@Suite(.endsHangs) struct PlanFileTests {
    /// Writes a city for three users of the demo portal, and takes the third one's zip code.
    private static let cities = """
        for id = 2, 4 do user.update { ID = id, WORK_CITY = "Ulm " .. id } end
        user.update { ID = 5, WORK_CITY = "Bonn", PERSONAL_NOTES = "zwölf" }
        """

    private func demo(_ script: String = cities) throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(script, to: "cities.lua")
        return program
    }

    /// The SHA-256 that a plan ends with.
    private func hash(_ output: String) throws -> String {
        String(try #require(output.firstMatch(of: /Plan SHA-256: ([0-9a-f]{64})\n/)?.1))
    }

    private func field(_ name: String, of user: Int, in program: Program) async throws -> JSONValue? {
        let ended = try await program.run("call", "user.get", "ID=\(user)", "--format", "json")
        return try ended.json().first?["result"]?[0]?[name]
    }

    // MARK: Save and apply

    @Test func `a plan is saved for its owner alone, and sent from the file, just that`() async throws {
        let program = try demo()
        let saved = try await program.run("run", "cities.lua", "--dry-run", "--save", "plan.jsonl")
        #expect(saved.status == 0, "\(saved.error)")
        let attributes = try FileManager.default.attributesOfItem(atPath: program.folder.path("plan.jsonl"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let lines = try program.read("plan.jsonl").split(separator: "\n").map { try JSONReader.value(from: String($0)) }
        #expect(lines.map { $0["type"] } == ["plan", "change", "change", "change", "change", "end"])
        #expect(lines[0]["portal"] == "demo" && lines[0]["scripts"]?[0]?["name"] == "cities.lua")
        #expect(lines[5]["changes"] == 4)
        #expect(lines[5]["sha256"] == .string(try hash(saved.output)))

        try program.write("error('never run')", to: "cities.lua")
        let shown = try await program.run("apply", "plan.jsonl", "--dry-run")
        #expect(shown.status == 0, "\(shown.error)")
        #expect(shown.output.hasPrefix(saved.output.prefix { $0 != "\n" }) && shown.output.contains("→ Ulm 3"))
        #expect(try hash(shown.output) == hash(saved.output))
        #expect(try await field("WORK_CITY", of: 3, in: program) != "Ulm 3")

        let applied = try await program.run("apply", "plan.jsonl", "--yes")
        #expect(applied.status == 0, "\(applied.error)")
        #expect(applied.output.contains("\n4 changes applied\n"), "\(applied.output)")
        #expect(try await field("WORK_CITY", of: 3, in: program) == "Ulm 3")
        #expect(try await field("PERSONAL_NOTES", of: 5, in: program) == "zwölf")
        let runs = try await program.run("runs")
        #expect(runs.lines.last?.contains("a plan, plan.jsonl") == true, "\(runs.output)")
        let run = try await program.run("runs", "1", "--format", "json").json().first
        #expect(run?["planSHA256"] == .string(try hash(saved.output)))
        #expect(run?["scripts"]?[0]?["name"] == "cities.lua")
    }

    @Test func `the hash is what sha256sum prints for the lines`() async throws {
        let program = try demo()
        let saved = try await program.run("run", "cities.lua", "--dry-run", "--save", "plan.jsonl")
        let script = "(echo moonhook plan 1 demo; sed '1d;$d' plan.jsonl) | sha256sum"
        let sum = try await program.command("sh", ["-c", script]).run()
        #expect(sum.output.hasPrefix(try hash(saved.output)))
    }

    @Test func `a plan comes through a pipe, and its second time sends nothing`() async throws {
        try await withPortal { program, portal, _ in
            try program.write(Self.cities, to: "cities.lua")
            let kept = try await program.run("run", "cities.lua", "--save", "plan.jsonl", "--dry-run")
            #expect(kept.status == 0, "\(kept.error)")
            let plan = try program.read("plan.jsonl")
            let unasked = try await program.run(["apply", "-"], input: plan)
            #expect(unasked.status == 64)
            #expect(
                unasked.error == "Nothing was sent: without a terminal to ask on, this needs --yes (or --dry-run).\n"
            )
            #expect(try await program.run(["apply", "-", "--yes"], input: plan).status == 0)
            #expect(portal.updates == 4)
            let again = try await program.run(["apply", "-", "--exit-code"], input: plan)
            #expect(again.status == 0, "\(again.error)")
            #expect(again.output.hasSuffix("\nOf 4 changes 4 are already up to date; none to send\n"))
            #expect(portal.updates == 4)
            #expect(try await program.run(["apply", "-", "--quiet"], input: plan).output.isEmpty)
            let shown = try await program.run("runs", "3", "--format", "json").json()
            #expect(shown.first?["input"] == "standard input")
            #expect(
                shown.filter { $0["type"] == "outcome" }.allSatisfy { $0["tries"] == 0 && $0["state"] == "applied" }
            )
        }
    }

    @Test func `what comes out never replaces a script of the run`() async throws {
        let program = try demo()
        for option in ["--save", "--rejects", "--report"] {
            let ended = try await program.run("run", "cities.lua", "--dry-run", option, "./cities.lua")
            #expect(ended.status == 64)
            #expect(
                ended.error == "./cities.lua is a script of this run; name another file for the output\n"
            )
        }
        #expect(try program.read("cities.lua") == Self.cities)
    }

    @Test func `who changed since is a conflict, is listed, and skipped`() async throws {
        let program = try demo()
        _ = try await program.run("run", "cities.lua", "--dry-run", "--save", "plan.jsonl")
        _ = try await program.run("call", "user.update", "ID=3", "WORK_CITY=By hand", "--yes")
        let dry = try await program.run("apply", "plan.jsonl", "--dry-run")
        #expect(dry.status == 1)
        #expect(dry.output.hasSuffix("\nOf 4 changes 1 is in conflict; 3 to send\n"), "\(dry.output)")
        let ended = try await program.run("apply", "plan.jsonl", "--yes")
        #expect(ended.status == 1)
        #expect(ended.output.contains("conflict  WORK_CITY changed since the plan was made; nothing was sent"))
        #expect(try await field("WORK_CITY", of: 3, in: program) == "By hand")
        #expect(try await field("WORK_CITY", of: 4, in: program) == "Ulm 4")
    }

    @Test func `an empty plan is saved too, and is nothing to change`() async throws {
        let program = try demo("print('idle')")
        try program.write("yesterday's", to: "plan.jsonl")
        let saved = try await program.run("run", "cities.lua", "--yes", "--save", "plan.jsonl")
        #expect(saved.status == 0 && !saved.output.contains("SHA-256"))
        let ended = try await program.run("apply", "plan.jsonl", "--yes")
        #expect(ended.status == 0 && ended.output == "Portal demo\n\nNothing to change\n", "\(ended.error)")
    }

    @Test func `a file that isn't a complete plan for this portal sends nothing`() async throws {
        try await withPortal { program, portal, _ in
            try program.write(Self.cities, to: "cities.lua")
            _ = try await program.run("run", "cities.lua", "--dry-run", "--save", "plan.jsonl")
            let plan = try program.read("plan.jsonl")
            func refusal(_ text: String) async throws -> String {
                let ended = try await program.run(["apply", try program.write(text, to: "bad.jsonl"), "--yes"])
                #expect(ended.status == 3 && ended.output == "", "\(ended.output)")
                #expect(ended.error.hasSuffix("\nNothing was sent.\n"))
                return ended.error
            }
            #expect(
                try await refusal(Self.cities).hasPrefix(
                    "bad.jsonl is not a plan; 'moonhook run … --save FILE' writes one"
                )
            )
            #expect(
                try await refusal(plan.replacing("\"version\":2,", with: "\"version\":3,")).contains("newer Moonhook")
            )
            #expect(try await refusal(String(plan.dropLast(40))).hasPrefix("bad.jsonl is incomplete: "))
            #expect(
                try await refusal(plan.replacing("Ulm 3", with: "Ulm 9")).contains(
                    "so the file was changed"
                )
            )
            #expect(
                try await refusal(plan.replacing(/"portal":"[^"]*"/, with: "\"portal\":\"south.example.com\""))
                    .hasPrefix("bad.jsonl is a plan for south.example.com, but this portal is 127.0.0.1")
            )
            #expect(
                try await refusal(plan.replacing("WORK_CITY", with: "WORK_TOWN"))
                    .hasPrefix("bad.jsonl, line 2: WORK_TOWN is not a user field; did you mean")
            )
            let hostile = try await refusal(plan.replacing("WORK_CITY", with: "\u{1B}[2J"))
            #expect(hostile.hasPrefix("bad.jsonl, line 2: ") && !hostile.contains("\u{1B}"))
            #expect(try await program.run("apply", "missing.jsonl", "--yes").status == 64)
            #expect(portal.updates == 0)
        }
    }

    @Test func `bounds and protection hold for a plan from a file`() async throws {
        let program = try demo("for id = 10, 16 do user.update { ID = id, ACTIVE = false } end")
        let refused = try await program.run("run", "cities.lua", "--dry-run", "--save", "plan.jsonl")
        #expect(refused.status == 3)
        #expect(!FileManager.default.fileExists(atPath: program.folder.path("plan.jsonl")), "it could not be applied")
        let allowed = ["--allow", "dismiss=7"]
        #expect(
            try await program.run(["run", "cities.lua", "--dry-run", "--save", "plan.jsonl"] + allowed).status == 0
        )

        let beyond = try await program.run("apply", "plan.jsonl", "--yes")
        #expect(beyond.status == 3)
        #expect(beyond.error.contains("--allow dismiss="), "\(beyond.error)")
        try program.write("return { protect = { users = { 12 } } }", to: Program.configuration)
        let protected = try await program.run(["apply", "plan.jsonl", "--yes"] + allowed)
        #expect(protected.status == 3)
        #expect(protected.error.contains(": moonhook.lua protects user 12, and a plan is sent in full"))
        #expect(protected.error.contains("(MH0509)"))
        try program.write("return { protect = { fields = { \"ACTIV\" } } }", to: Program.configuration)
        #expect(try await program.run(["apply", "plan.jsonl", "--yes"] + allowed).status == 64)
        try program.write("return {}", to: Program.configuration)
        let ended = try await program.run(["apply", "plan.jsonl", "--yes"] + allowed)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try await field("ACTIVE", of: 12, in: program) == false)
    }

    @Test func `a file for the plan is no other file of the run`() async throws {
        let program = try demo()
        let standard = try await program.run("run", "cities.lua", "--dry-run", "--save", "-")
        #expect(standard.status == 64)
        #expect(
            standard.error.contains("--save takes a file; use --format json to write a plan to standard output.")
        )
        let both = try await program.run("run", "cities.lua", "--dry-run", "--save", "x", "--rejects", "x")
        #expect(both.error == "--rejects and --save name the same file\n")
        let folder = try await program.run("run", "cities.lua", "--yes", "--save", "no/such/folder")
        #expect(folder.status == 64)
        #expect(try await field("WORK_CITY", of: 3, in: program) != "Ulm 3", "what can't be kept is not sent")
    }

    // MARK: Approve

    @Test func `only the approved plan is applied, and without asking`() async throws {
        let other = try demo()
        let hash = try hash(try await other.run("run", "cities.lua", "--dry-run").output)
        let program = try demo()
        let fits = try await program.run("run", "cities.lua", "--dry-run", "--approve", hash)
        #expect(fits.status == 0 && fits.error == "This is the plan that was approved.\n", "\(fits.error)")

        _ = try await program.run("call", "user.update", "ID=3", "WORK_CITY=By hand", "--yes")
        let refused = try await program.run("run", "cities.lua", "--approve", hash)
        #expect(refused.status == 3)
        #expect(refused.output.contains("→ Ulm 3"), "the plan is shown")
        #expect(refused.error.hasPrefix("The plan is not the one that was approved, so nothing was sent:\n"))
        let planned = try self.hash(refused.output)
        #expect(refused.error.contains("approved  \(hash)\n") && refused.error.contains("planned   \(planned)\n"))
        #expect(try await field("WORK_CITY", of: 4, in: program) != "Ulm 4")

        let applied = try await program.run("run", "cities.lua", "--approve", planned.uppercased())
        #expect(applied.status == 0, "\(applied.error)")
        #expect(try await field("WORK_CITY", of: 3, in: program) == "Ulm 3")
        let done = try await program.run("run", "cities.lua", "--approve", planned)
        #expect(done.status == 3, "an empty plan is not the one that was approved")
    }

    @Test func `a part of a hash is not enough`() async throws {
        let program = try demo()
        let hash = try hash(try await program.run("run", "cities.lua", "--dry-run").output)
        for part in [String(hash.dropLast()), hash + "0", String(hash.dropLast()) + "g", ""] {
            #expect(try await program.run("run", "cities.lua", "--approve", part).status == 64)
        }
        #expect(try await field("WORK_CITY", of: 3, in: program) != "Ulm 3")
    }

    @Test func `an approved plan is still held to its bounds`() async throws {
        let program = try demo("for id = 10, 16 do user.update { ID = id, ACTIVE = false } end")
        let allowed = ["--allow", "dismiss=7"]
        let hash = try hash(try await program.run(["run", "cities.lua", "--dry-run"] + allowed).output)
        let ended = try await program.run("run", "cities.lua", "--approve", hash)
        #expect(ended.status == 3 && ended.error.contains("exceeds its bounds"))
    }

    @Test(arguments: ["iso-8859-1", "utf-16"])
    func `a plan that was saved with another encoding is refused with a remedy that apply has`(
        encoding: String
    ) async throws {
        let program = try demo()
        _ = try await program.run("run", "cities.lua", "--dry-run", "--save", "plan.jsonl")
        let text = try program.read("plan.jsonl").replacing("\"person\":\"", with: "\"person\":\"é")
        let bytes =
            encoding == "utf-16"
            ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            : text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        try program.write(bytes, to: "other.jsonl")
        let ended = try await program.run("apply", "other.jsonl", "--dry-run")
        #expect(ended.status == 3)
        #expect(
            ended.error.contains("other.jsonl is not UTF-8 text, as each plan is; copy the file as it is"),
            "\(ended.error)"
        )
    }

    // MARK: Redact

    @Test(arguments: ["text", "json"])
    func `with --redact neither values nor names are seen`(format: String) async throws {
        let program = try demo(
            """
            return { writes = { "WORK_CITY", "WORK_ZIP", "UF_DEPARTMENT" }, transform = function(user)
              if user.ID > 4 then skip("later for " .. user.NAME) end
              if user.ID == 4 then warn("WORK_CITY", "not for " .. user.LAST_NAME) end
              user.WORK_CITY = "Ulm on the Danube"
              user.WORK_ZIP = null
              user.UF_DEPARTMENT = { 1 }
            end }
            """
        )
        _ = try await program.run("call", "user.update", "ID=2", "WORK_ZIP=89073", "NAME=Wilhelmine", "--yes")
        let arguments = ["run", "cities.lua", "--format", format, "--yes", "--users", "1,2,3,4,5", "--why"]
        let open = try await program.run(arguments + ["--dry-run"])
        let last = try #require(try await field("LAST_NAME", of: 4, in: program)?.stringValue)
        let secrets = ["Danube", "89073", "Wilhelmine", last, "later for"]
        for secret in secrets { #expect(open.output.contains(secret), "\(secret)") }
        let ended = try await program.run(arguments + ["--redact"])
        #expect(ended.status == 0, "\(ended.error)")
        for secret in secrets { #expect(!ended.output.contains(secret), "\(secret)") }
        #expect(ended.output.contains("user 2") && ended.output.contains("•••"))
        if format == "text" {
            #expect(ended.output.contains(/••• +→ \(cleared\)/), "\(ended.output)")
            #expect(try hash(ended.output) == hash(open.output))
        }
        let shown = try await program.run("runs", "1", "--redact", "--format", format)
        for secret in secrets { #expect(!shown.output.contains(secret), "\(secret)") }
    }

    @Test func `what is kept back is in no file either`() async throws {
        let program = try demo()
        let ended = try await program.run("run", "cities.lua", "--dry-run", "--redact", "--save", "plan.jsonl")
        #expect(ended.status == 64)
        #expect(ended.error.contains("--save writes the values that --redact hides"))
        #expect(ended.error.contains("run --approve"))
        #expect(!FileManager.default.fileExists(atPath: program.folder.path("plan.jsonl")))
    }
}
