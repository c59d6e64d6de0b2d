import Foundation
import PortalEmulator
import TestSupport
import Testing

/// `--report plan.html` and `--format markdown`.
@Suite(.endsHangs) struct PlanReportTests {
    private static let cities = """
        for id = 2, 4 do user.update { ID = id, WORK_CITY = "Ulm " .. id } end
        user.update { ID = 5, WORK_CITY = "Bonn", PERSONAL_NOTES = "zwölf" }
        """

    private func demo(_ script: String = cities) throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(script, to: "cities.lua")
        return program
    }

    private func rows(_ page: String) -> Int { page.matches(of: /<tr[^>]*><td>[0-9]+<\/td>/).count }

    @Test func `a plan is a page for its owner alone, and once it was applied the page says what became of it`()
        async throws
    {
        let program = try demo()
        let planned = try await program.run("run", "cities.lua", "--dry-run", "--report", "plan.html", "--quiet")
        #expect(planned.status == 0, "\(planned.error)")
        let attributes = try FileManager.default.attributesOfItem(atPath: program.folder.path("plan.html"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let plan = try program.read("plan.html")
        #expect(plan.contains("<h1>Plan for demo</h1>") && plan.contains("<dd>a dry run</dd>"))
        #expect(plan.contains("cities.lua, SHA-256 ") && plan.hasSuffix("</html>\n"))
        #expect(rows(plan) == 5 && plan.contains("<ins>zwölf</ins>") && !plan.contains("outcome</th>"))

        let applied = try await program.run("run", "cities.lua", "--yes", "--report", "plan.html")
        #expect(applied.status == 0, "\(applied.error)")
        let run = try program.read("plan.html")
        #expect(run.contains("<h1>Run 1 on demo</h1>") && run.contains("<dd>applied</dd>"))
        #expect(rows(run) == 5 && run.matches(of: /<b class="taken">taken<\/b>/).count == 5)

        let shown = try await program.run("runs", "1", "--report", "run.html")
        #expect(shown.status == 0, "\(shown.error)")
        #expect(rows(try program.read("run.html")) == 5)
    }

    @Test func `what the portal ignores is on the page, and what it rewrites with what it made of it`() async throws {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.rewriting = EmulatorRewriting(rewriteRate: 0.5, ignoreRate: 0.5)
        try await EmulatedPortal(configuration).serve { served in
            let program = try Program(environment: ["MOONHOOK_PORTAL": served.webhook])
            let script = "for id = 1, 20 do user.update { ID = id, WORK_NOTES = 'Ask  Anna ' .. id } end"
            try program.write(script, to: "notes.lua")
            let ended = try await program.run("run", "notes.lua", "--yes", "--report", "plan.html")
            #expect(ended.status == 1, "\(ended.error)")
            let page = try program.read("plan.html")
            let ignored = page.matches(of: /<b class="ignored">ignored<\/b><\/td>/).count
            let rewritten = page.matches(of: /<b class="rewritten">rewritten<\/b> to <bdi>/).count
            #expect(ignored > 0 && rewritten > 0 && ignored + rewritten == 20)
            #expect(page.contains("<b>\(ignored)</b> field") && page.contains("<b>\(rewritten)</b> field"))
        }
    }

    @Test func `a plan beyond its bounds is a page that says so`() async throws {
        let program = try demo("for id = 2, 20 do user.update { ID = id, ACTIVE = false } end")
        let ended = try await program.run("run", "cities.lua", "--yes", "--report", "plan.html", "--format", "markdown")
        #expect(ended.status == 3)
        let page = try program.read("plan.html")
        #expect(page.contains("<tr class=\"error\"><td>error</td><td><code>MH05") && rows(page) > 5)
        #expect(ended.output.contains("| error | `MH05"), "\(ended.output)")
    }

    @Test func `values that are kept back are kept out of the page`() async throws {
        let program = try demo()
        let ended = try await program.run("run", "cities.lua", "--dry-run", "--redact", "--report", "plan.html")
        #expect(ended.status == 0, "\(ended.error)")
        let page = try program.read("plan.html")
        #expect(rows(page) == 5 && !page.contains("Ulm") && !page.contains("zwölf"))
    }

    @Test func `Markdown tells the plan, and then what became of it`() async throws {
        let ended = try await demo().run("run", "cities.lua", "--yes", "--format", "markdown")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.output.hasPrefix("## Plan for demo\n\n**4 users change**\n\n| field | set |\n"))
        #expect(ended.output.contains(" | `Ulm 2` |\n"), "\(ended.output)")
        #expect(ended.output.contains("\n### Outcome\n\n**4 changes applied**\n"))
    }

    @Test(arguments: [
        (["run", "cities.lua", "--report", "-"], "--report takes a file"),
        (["run", "cities.lua", "--report", "x", "--save", "x"], "--save and --report name the same file"),
        (["runs", "--report", "x"], "give its number"), (["runs", "--format", "markdown"], "give its number"),
        (["run", "cities.lua", "--dry-run", "--report", "none/plan.html"], "none/plan.html"),
    ])
    func `a report that can't be is refused`(arguments: [String], words: String) async throws {
        let ended = try await demo().run(arguments)
        #expect(ended.status == 64)
        #expect(ended.error.contains(words), "\(ended.error)")
    }
}
