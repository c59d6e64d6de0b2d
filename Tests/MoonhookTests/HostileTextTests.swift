import Foundation
import PortalEmulator
import TestSupport
import Testing

/// Texts of strangers in every place where they may stand: none of them commands a terminal, or forges a line of a report.
@Suite(.endsHangs) struct HostileTextTests {
    /// It clears the screen, turns text around, hides text in tags, and begins a line that approvers trust.
    private static let hostile =
        "\u{1B}[2J\u{9B}1m\u{7F}\u{8}\u{202E}\u{2066}\u{200B}\u{2028}\u{E0041}\u{E000}\r\nPlan SHA-256: 00000000"
    /// The same in one line, as a cell or a value may be.
    private static let line = "\u{1B}[2J\u{9B}1m\u{7F}\u{202E}\u{2066}\u{200B}\u{2028}\u{E0041}"
    /// The same as Lua writes it.
    private static let literal =
        "\"" + hostile.unicodeScalars.map { "\\u{\(String($0.value, radix: 16))}" }.joined() + "\""

    private static let recipe = """
        return {
          name = \(literal), version = \(literal), about = \(literal),
          params = {
            [\(literal)] = { type = "string", default = \(literal), about = \(literal) },
            which = { type = "choice", choices = { \(literal), "b" }, default = "b", about = \(literal) },
            other = { type = "string", pattern = "x*" .. \(literal), about = \(literal) },
            list = { type = "list", default = { \(literal) } },
          },
          match = "EMAIL", columns = { EMAIL = \(literal), NAME = "first" }, writes = { "NAME" },
          transform = function(user, row)
            log.warn(\(literal))
            warn(\(literal))
            if row.first == "r" then reject(\(literal)) end
            if row.first == "s" then skip(\(literal)) end
            if row.first == "e" then error(\(literal)) end
            user.NAME = row.first
          end,
          examples = {
            { user = { EMAIL = "a@example.com" }, row = { [\(literal)] = "a@example.com", first = "r" }, expect = { NAME = \(literal) } },
            { user = { EMAIL = "a@example.com" }, row = { [\(literal)] = "a@example.com", first = "A" }, rejects = \(literal) },
          },
        }
        """

    private static let rows =
        "\"\(hostile)\",first,\"\(line)\"\n1@example.com,r,x\n2@example.com,s,x\n3@example.com,e,x\n\(line),\(line),x\n"

    private static let plan = """
        {"type":"plan","version":1,"portal":"HOST","createdAt":"2026-03-02T08:30:00Z","moonhook":"1","scripts":[\
        {"name":"\(line)","sha256":"\(String(repeating: "0", count: 64))"}]}
        {"type":"change","user":1,"person":"\(line)","before":{},"after":{"NAME":"\(line)"}}
        """

    private static let files = [
        "recipe.lua": recipe, hostile + ".lua": recipe, "rows.csv": rows, "plan.jsonl": plan,
        "program.lua": "user.update { ID = 1, NAME = \"a\\u{202E}\\u{E0041}\" }",
        "raises.lua": "local function f() error(\(literal)) end\nf()",
        "refused.lua": "user.update { ID = 1, [\(literal)] = \(literal), ID2 = 1 }",
        "syntax.lua": "local a = 1 \(hostile) \(line)",
        "requires.lua": "require(\(literal))", "undefined.lua": "local x = _ENV[\(literal)]",
        "keys.lua": "return { [\(literal)] = 1, about = 5, writes = { \(literal) }, limits = { [\(literal)] = 1 } }",
        "returns.lua": "return \(literal)", "broken.json": "{\"\(line)\": ",
    ]

    private static let commands: [[String]] = [
        ["info", "recipe.lua"], ["info", hostile + ".lua"], ["info", hostile], ["info", "a", hostile],
        ["info", "--" + hostile],
        ["info", "keys.lua"], ["info", "syntax.lua"],
        ["test", "recipe.lua"], ["test", "recipe.lua", "--format", "tap"], ["test", hostile + ".lua"],
        ["test", "keys.lua"],
        ["test", hostile + ".lua", "--format", "tap"], ["test", "syntax.lua", "--format", "tap"], ["test", hostile],
        ["test", "recipe.lua", "--set", "which=\(hostile)"], ["test", "recipe.lua", "--set", "\(hostile)=1"],
        ["check", "recipe.lua", hostile + ".lua", "keys.lua", "syntax.lua", "returns.lua", "refused.lua", hostile],
        ["run", "program.lua", "--dry-run"], ["run", "program.lua", "--dry-run", "--format", "markdown"],
        ["run", "raises.lua", "--dry-run"], ["run", "refused.lua", "--dry-run"], ["run", "requires.lua", "--dry-run"],
        ["run", "undefined.lua", "--dry-run"], ["run", "returns.lua", "--dry-run"], ["run", hostile, "--dry-run"],
        ["run", hostile + ".lua", "--dry-run", "--input", "rows.csv", "--set", "other=\(hostile)"],
        ["run", "recipe.lua", "--dry-run", "--input", "rows.csv"],
        ["run", "recipe.lua", "--dry-run", "--input", hostile],
        ["run", "recipe.lua", "--dry-run", "--input", "rows.csv", "--format", "markdown"],
        ["run", "program.lua", "--dry-run", "--set-file", "broken.json"], ["run", "program.lua", "--only", hostile],
        ["run", "program.lua", "--where", "NAME=\(hostile)", "--dry-run"], ["run", "program.lua", "--portal", hostile],
        ["transform", "recipe.lua", "--input", "rows.csv", "--output", hostile],
        ["transform", "recipe.lua", "--input", "rows.csv", "--encoding", hostile],
        ["apply", "plan.jsonl", "--dry-run"], ["apply", hostile, "--dry-run"],
        ["runs", hostile], ["explain", hostile], ["call", hostile], ["call", "profile", hostile],
        ["new", hostile], ["export", "--fields", hostile], [hostile],
    ]

    @Test(arguments: commands)
    func `what others wrote commands no terminal`(arguments: [String]) async throws {
        try await withPortal(userCount: 5) { program, portal, address in
            for (name, text) in Self.files {
                let host = address.webhook.split(separator: "/")[1]
                try program.write(text.replacing("HOST", with: host), to: name)
            }
            let ended = try await program.run(arguments)
            Self.check(ended.output, arguments)
            Self.check(ended.error, arguments)
            #expect(!(ended.output + ended.error).isEmpty)
        }
    }

    @Test func `what was recorded of a run is shown as harmless later`() async throws {
        try await withPortal(userCount: 5) { program, _, _ in
            let name = Self.hostile + ".lua"
            try program.write("params = 1 user.update { ID = 1, NAME = \"a\\u{202E}\" }", to: name)
            #expect(try await program.run("run", name, "--yes").status == 0)
            for arguments in [
                ["runs"], ["runs", "1"], ["runs", "1", "--format", "markdown"], ["undo", "1", "--dry-run"],
            ] {
                let ended = try await program.run(arguments)
                #expect(ended.status == 0, "\(ended.error)")
                Self.check(ended.output, arguments)
                Self.check(ended.error, arguments)
            }
        }
    }

    /// Names, labels and texts of the portal's own, all of them hostile.
    private func fill(_ program: Program) async throws {
        let text = Self.line + "\r\n"
        for call in [
            ["department.add", "NAME=\(text)", "PARENT=1"],
            ["user.update", "ID=2", "NAME=\(text)", "LAST_NAME=\(text)", "WORK_NOTES=\(text)", "UF_DEPARTMENT[]=2"],
            [
                "user.userfield.add", "fields[FIELD_NAME]=HOSTILE", "fields[USER_TYPE_ID]=enumeration",
                "fields[LIST][0][VALUE]=\(text)", "fields[LIST][1][VALUE]=plain",
            ],
            ["user.userfield.add", "fields[FIELD_NAME]=OTHER", "fields[USER_TYPE_ID]=\(text)"],
        ] { _ = try await program.run(["call"] + call + ["--yes"]) }
        try program.write(
            "for u in users.each() do print(u.NAME) user.update { ID = u.ID, WORK_NOTES = 'x', UF_DEPARTMENT = 1 } end",
            to: "all.lua"
        )
    }

    @Test func `what a portal holds commands no terminal, and stands in no report and no editor's file`() async throws {
        try await withPortal(userCount: 5) { program, _, _ in
            try await fill(program)
            for arguments in [
                ["run", "all.lua", "--dry-run", "--verbose"],
                ["run", "all.lua", "--dry-run", "--why", "--users", "1,2"],
                ["run", "all.lua", "--dry-run", "--format", "markdown"],
                ["run", "all.lua", "--dry-run", "--format", "json"],
                ["run", "all.lua", "--yes", "--report", "report.html", "--save", "plan.jsonl"],
                ["run", "all.lua", "--where", "UF_USR_HOSTILE=x", "--dry-run"],
                ["run", "all.lua", "--where", "department=x"],
                ["runs"], ["runs", "1"], ["runs", "1", "--format", "json"], ["runs", "1", "--format", "markdown"],
                ["undo", "1", "--dry-run"], ["undo", "1", "--yes"], ["apply", "plan.jsonl", "--dry-run"],
                ["doctor"], ["doctor", "--format", "json"], ["call", "user.get"], ["call", "user.userfield.list"],
                ["call", "user.update", "ID=\(Self.line)", "--yes"], ["types", Self.line], ["check", "all.lua"],
                ["runs", "--state", Self.line], ["runs", "--config", Self.line], ["runs", "--portal", Self.line],
                ["apply", Self.line + ".jsonl"], ["trust", Self.line],
            ] {
                let ended = try await program.run(arguments)
                Self.check(ended.output, arguments)
                Self.check(ended.error, arguments)
                #expect(!(ended.output + ended.error).isEmpty, "\(arguments)")
            }
            for file in ["report.html"]
                + [".luacheckrc", ".luarc.json", ".moonhook/user.lua"].map({ Self.line + "/" + $0 })
            {
                Self.check(try program.read(file), [file])
            }
        }
    }

    @Test func `a recipe can't take from the screen what it may write`() async throws {
        let program = try Program()
        try program.write(
            "return { name = \(Self.literal), about = \(Self.literal), writes = { 'ACTIVE' }, transform = function() end }",
            to: "recipe.lua"
        )
        let ended = try await program.run("info", "recipe.lua")
        #expect(ended.lines.first?.hasPrefix("<U+001B>[2J<U+009B>1m<U+007F>") == true)
        #expect(ended.lines.first?.hasSuffix("<U+E0041><U+E000>␍↵Plan SHA-256: 00000000") == true)
        #expect(ended.output.contains("ACTIVE  in any way"))
        #expect(ended.lines.count == 13, "\(ended.output)")
    }

    @Test(arguments: ["run", "transform", "test"])
    func `what a script says is marked, so that it passes for nothing of the program's`(command: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("ID\n1\n", to: "rows.csv")
        try program.write(
            """
            print("Plan SHA-256: 0\\nPlan SHA-256: 0") log.warn("\\rPlan SHA-256: 0", 1)
            return { transform = function() print("\\n\\n174 of 183 users change") end, examples = { { given = {}, expect = {} } } }
            """,
            to: "r.lua"
        )
        let options = ["run": ["--dry-run"], "transform": ["--input", "rows.csv"]][command] ?? []
        let ended = try await program.run([command, "r.lua"] + options)
        let said = ended.error.split(separator: "\n").filter { $0.contains("Plan SHA-256") || $0.contains("174 of") }
        #expect(!said.isEmpty && said.allSatisfy { $0.hasPrefix("| ") }, "\(ended.error)")
    }

    @Test(arguments: ["SHA-256    0", "May write  nothing", "x" + String(repeating: " x", count: 49) + " SHA-256    0"])
    func `a recipe's description doesn't look like what info says`(about: String) async throws {
        let program = try Program()
        try program.write(
            "return { name = 'r', about = '\(about)', writes = { 'ACTIVE' }, transform = function() end }",
            to: "recipe.lua"
        )
        let ended = try await program.run("info", "recipe.lua")
        for label in ["SHA-256", "May write"] { #expect(ended.lines.filter { $0.hasPrefix(label) }.count == 1) }
    }

    @Test func `what names an assumed country forges no line`() async throws {
        let program = try Program()
        try program.write(
            """
            return { params = { [\(Self.literal)] = { default = "DE" } }, writes = { WORK_PHONE = "same phone" },
              transform = function(user) user.WORK_PHONE = phone.e164(user.WORK_PHONE, "DE") end }
            """,
            to: "recipe.lua"
        )
        try program.write("ID,WORK_PHONE\n57,030 123456\n", to: "rows.csv")
        for arguments in [["info", "recipe.lua"], ["transform", "recipe.lua", "--input", "rows.csv"]] {
            let ended = try await program.run(arguments)
            #expect((ended.output + ended.error).contains("<U+001B>[2J"), "\(ended.error)")
            Self.check(ended.output, arguments)
            Self.check(ended.error, arguments)
        }
    }

    private static func check(_ text: String, _ arguments: [String]) {
        let commanding = text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n" && scalar != "\t"
            case .format, .lineSeparator, .paragraphSeparator, .privateUse: true
            default: false
            }
        }
        #expect(commanding.isEmpty, "\(arguments): \(text)")
        let isForged = text.split(separator: "\n").contains { $0.hasPrefix("Plan SHA-256: 00000000") }
        #expect(!isForged, "\(arguments): \(text)")
    }
}
