import Journal
import PortalModel
import TestSupport
import Testing

/// A record that is refused leaves no trace in what the recipes of its chain make of others.
struct RefusedRecordTests {
    private let people: [User]

    init() throws {
        people = try (1...6).map { try User.employee($0, ["NAME": .string("Anna")]) }
    }

    /// What a chain plans whose first recipe counts its records, and whose second one does something else with user 3.
    private func plan(_ body: String) async throws -> Planning {
        let planning = try Planning(people)
        try await planning.plan(
            """
            local count = 0
            return { transform = function(user)
              count = count + 1
              user.WORK_ZIP = tostring(count)
              print(count)
            end }
            """,
            """
            return { writes = { NAME = "same letters" }, transform = function(user)
              if user.ID == 3 then
                \(body)
              end
            end }
            """
        )
        return planning
    }

    @Test(arguments: [
        "user.NAME = 'Zoe'", "user.NAME = 'Zoe' user.LAST_NAME = 'x' user.WORK_CITY = 'y'", "reject('no')",
        "error('no')",
    ])
    func `a recipe that counts its records plans the same whether one of them is refused or skipped`(
        body: String
    ) async throws {
        let (skipped, refused) = (try await plan("skip('no')"), try await plan(body))
        #expect(try refused.changes() == skipped.changes())
        #expect(refused.printed == ["1", "2", "3", "4", "5", "6"])
        #expect(try refused.changes()[6] == ["WORK_ZIP": .string("6")])
    }

    @Test func `a finding names the line that gave the refused value, in a chain that counts too`() async throws {
        let planning = try await plan("\nuser.NAME = 'Zoe'")
        #expect(try planning.run.diagnostics().map(\.location) == ["script2.lua:4"])
    }

    @Test func `of a value that comes out differently the second time only the script is named`() async throws {
        let planning = try Planning(people)
        try await planning.plan(
            """
            local count = 0
            return { writes = { NAME = "same letters" }, transform = function(user)
              count = count + 1
              if user.ID == 3 then user.NAME = "Zoe" .. count end
            end }
            """
        )
        #expect(try planning.run.diagnostics().map(\.location) == ["script1.lua"])
    }
}
