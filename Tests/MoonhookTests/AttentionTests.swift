import Foundation
import TestSupport
import Testing
import Wire

/// What a plan says first: whom it dismisses, re-addresses, moves and clears.
@Suite(.endsHangs) struct AttentionTests {
    /// A head of a department leaves, somebody else comes back, and others get another address, department, or nothing.
    private static let script = """
        local head
        for department in departments.each() do
          local leader = department.UF_HEAD and users.get(department.UF_HEAD)
          if leader and leader.ACTIVE and leader.ID > 1 then head = head or leader.ID end
        end
        user.update { ID = head, ACTIVE = false }
        user.update { ID = 57, EMAIL = "t.steiner@example.com" }
        user.update { ID = 58, UF_DEPARTMENT = { 1 } }
        user.update { ID = 59, PERSONAL_MOBILE = "", WORK_PHONE = "" }
        user.update { ID = 60, EMAIL = "KAETHE.WAGNER@example.com", WORK_CITY = "Graz" }
        for dismissed in users.each { ACTIVE = false } do
          user.update { ID = dismissed.ID, ACTIVE = true }
          break
        end

        """

    private func demo() throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(Self.script, to: "leave.lua")
        return program
    }

    @Test func `a plan says first in numbers and by name what needs attention, and then the details`() async throws {
        let program = try demo()
        let ended = try await program.run("run", "leave.lua", "--dry-run")
        #expect(ended.status == 0, "\(ended.error)")
        let output = ended.output
        let parts = [
            "Portal demo\n", "6 users change", "\nNeeds attention\n",
            "\nDismissed  1 user; they can't sign in, and their webhooks stop\n", " heads ",
            "\nNew e-mail address  1 user\n", "t.steiner@example.com", "\nOther departments  1 user\n",
            "\nCleared  1 user\n",
            "Jörg Hofmann", "PERSONAL_MOBILE", "→ no", "Plan SHA-256: ",
        ]
        var rest = output[...]
        for part in parts {
            let range = try #require(rest.range(of: part), "\(part) is not where it belongs:\n\(output)")
            rest = rest[range.upperBound...]
        }
        #expect(output.components(separatedBy: "heads ").count == 2)
    }

    @Test func `--summary shows that alone`() async throws {
        let program = try demo()
        let ended = try await program.run("run", "leave.lua", "--dry-run", "--summary")
        #expect(ended.output.contains("6 users change"))
        #expect(ended.output.contains("\nDismissed  1 user"))
        #expect(!ended.output.contains("→ no"))
        #expect(!ended.output.contains("Graz"))
        let lines = try await program.run("run", "leave.lua", "--dry-run", "--summary", "--format", "json").json()
        #expect(lines.map { $0["type"]?.stringValue } == ["attention", "summary"])
        let dismissed = lines.first?["dismissed"]
        #expect(dismissed?["users"] == 1)
        #expect(dismissed?["people"]?.arrayValue?.first?["heads"]?.arrayValue?.isEmpty == false)
    }

    @Test(arguments: ["markdown", "html"])
    func `the other forms say it, too`(format: String) async throws {
        let program = try demo()
        let arguments = format == "html" ? ["--report", "plan.html"] : ["--format", format]
        let ended = try await program.run(["run", "leave.lua", "--dry-run"] + arguments)
        let text = format == "html" ? try program.read("plan.html") : ended.output
        for word in ["Needs attention", "Dismissed", "New e-mail address", "Other departments", "Cleared", "heads "] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test func `names and values are hidden where that is asked for`() async throws {
        let program = try demo()
        let ended = try await program.run("run", "leave.lua", "--dry-run", "--redact")
        #expect(ended.output.contains("heads 1 department"))
        #expect(!ended.output.contains("steiner"))
        #expect(!ended.output.contains("Hofmann"))
    }

    @Test func `long lists of people are cut, unless all are asked for`() async throws {
        let program = try demo()
        try program.write(
            "for person in users.each() do user.update { ID = person.ID, WORK_PHONE = '' } end\n",
            to: "clear.lua"
        )
        let ended = try await program.run("run", "clear.lua", "--dry-run", "--summary")
        #expect(ended.output.contains(" more; --full shows all\n"), "\(ended.output)")
        let full = try await program.run("run", "clear.lua", "--dry-run", "--summary", "--full")
        #expect(!full.output.contains("--full shows all"))
    }

    @Test func `somebody protected who would be dismissed is named`() async throws {
        let program = try demo()
        try program.write("user.update { ID = 57, ACTIVE = false }\n", to: "one.lua")
        try program.write("return { protect = { users = { 57 } } }", to: Program.configuration)
        let ended = try await program.run("run", "one.lua", "--dry-run")
        #expect(ended.output.contains("Not dismissed, since moonhook.lua protects them: Theresa Steiner (57)"))
    }

    @Test func `the owner of the credentials is named among the leavers`() async throws {
        let program = try demo()
        try program.write("user.update { ID = 1, ACTIVE = false }\n", to: "one.lua")
        let ended = try await program.run("run", "one.lua", "--dry-run")
        #expect(ended.status == 3)
        #expect(ended.output.contains("owns the credentials in use"))
    }

    @Test(arguments: [
        ("writes = { 'ACTIVE', 'NAME' }", ["may dismiss people (ACTIVE)"]),
        (
            "writes = { 'EMAIL', 'UF_DEPARTMENT' }",
            ["may change e-mail addresses (EMAIL)", "may move people to other departments (UF_DEPARTMENT)"]
        ),
        ("writes = { EMAIL = 'same mailbox' }", []),
        ("about = 'Anything.'", ["may dismiss people (ACTIVE)"]),
    ])
    func `info says what a recipe may do to people`(declaration: String, words: [String]) async throws {
        let program = try Program()
        try program.write("return { \(declaration), transform = function(user) end }\n", to: "recipe.lua")
        let ended = try await program.run("info", "recipe.lua")
        for word in words { #expect(ended.output.contains(word), "\(ended.output)") }
        #expect(ended.output.contains("Attention") == !words.isEmpty)
    }
}
