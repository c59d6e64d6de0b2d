import TestSupport
import Testing
import Wire

/// `moonhook run --why`.
@Suite(.endsHangs) struct WhyTests {
    private let city = """
        return { writes = { "WORK_CITY" }, transform = function(user)
          if user.ID == 3 then skip("on leave") end
          user.WORK_CITY = "Ulm on the Danube"
        end }
        """

    private func demo() throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(city, to: "city.lua")
        return program
    }

    private let arguments = ["run", "city.lua", "--users", "2,3", "--dry-run"]

    @Test func `it explains for those asked for why nothing changed`() async throws {
        let ended = try await demo().run(arguments + ["--why"])
        #expect(ended.status == 0, "\(ended.error)")
        let parts = ended.output.split(separator: "\nNot changed:\n\n")
        let lines = try #require(parts.last).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("3  ") && lines[0].hasSuffix("  skipped: on leave (city.lua:2)"))
        #expect(lines[1] == "")
        #expect(ended.output.contains("\n1 of 2 users changes\n"))
    }

    @Test func `as JSON each change has its places, and each reason its kind`() async throws {
        let program = try demo()
        let lines = try await program.run(arguments + ["--why", "--format", "json"]).json()
        let change = try #require(lines.first { $0["type"] == "change" })
        #expect(change["places"] == ["WORK_CITY": "city.lua:3"])
        #expect(lines.filter { $0["type"] == "reason" }.map { $0["kind"] } == ["skipped"])
    }

    @Test func `without it, nothing is explained`() async throws {
        let program = try demo()
        let ended = try await program.run(arguments)
        #expect(ended.status == 0)
        #expect(!ended.output.contains("Not changed"))
        let lines = try await program.run(arguments + ["--format", "json"]).json()
        #expect(lines.allSatisfy { $0["places"] == nil && $0["type"] != "reason" })
    }
}
