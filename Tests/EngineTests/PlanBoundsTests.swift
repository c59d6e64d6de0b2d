import Journal
import PortalModel
import TestSupport
import Testing

@testable import Engine

/// Bounds over a whole plan, with what only the portal knows.
@Suite(.endsHangs) struct PlanBoundsTests {
    private func excesses(of planning: Planning, _ counts: PlanningResult) async throws -> [String] {
        let summary = try planning.run.summary()
        return try await PlanBounds()
            .excesses(of: planning.run, summary, counts, on: planning.portal).map(\.message)
    }

    private func people(_ count: Int) throws -> [User] {
        try (1...count).map { try .employee($0, ["WORK_PHONE": .string("030 \($0)")]) }
            + [.employee(count + 1, ["ACTIVE": .boolean(false)])]
    }

    @Test(arguments: [(120, 0), (119, 1)])
    func `for a program's plan the employees are counted`(employees: Int, excesses: Int) async throws {
        let planning = try Planning(try people(employees))
        let counts = try await planning.plan("for id = 1, 6 do user.update { ID = id, WORK_PHONE = '' } end")
        #expect(counts.employees == nil)
        #expect(try await self.excesses(of: planning, counts).count == excesses)
    }

    @Test func `a recipe over the directory or over rows has counted them`() async throws {
        let clearing = "return { writes = { 'WORK_PHONE' }, transform = function(user) user.WORK_PHONE = '' end }"
        let all = try Planning(try people(20))
        let counts = try await all.plan(clearing)
        #expect(counts.employees == 20)
        #expect(try await excesses(of: all, counts) == ["WORK_PHONE would be cleared for 20 users, more than 5"])

        let some = try Planning(try people(20))
        let rows = try await some.plan(clearing, input: "ID\n" + (1...6).map { "\($0)\n" }.joined())
        #expect(rows.employees == 20)
        #expect(rows.employeesWithoutRow == 14)
        #expect(try await excesses(of: some, rows) == ["WORK_PHONE would be cleared for 6 users, more than 5"])
    }

    @Test func `of the recipes of a chain the tightest limit counts`() async throws {
        let planning = try Planning(try people(20))
        let counts = try await planning.plan(
            "return { limits = { clear = 3, dismiss = 0 }, transform = function(u) if u.ID < 4 then u.WORK_PHONE = '' end end }",
            "return { limits = { clear = 2 }, transform = function() end }"
        )
        #expect(counts.limits == [.clear: 2, .dismiss: 0])
        let expected = "WORK_PHONE would be cleared for 3 users, more than the recipe's limit of 2"
        #expect(try await excesses(of: planning, counts) == [expected])
    }

    @Test func `an input without rows is reported to a program too, unless it didn't ask for them`() async throws {
        for (source, isEmpty) in [("for row in input.rows() do end", true), ("local all = input.rows", false)] {
            let planning = try Planning(try people(1))
            let counts = try await planning.plan(source, input: "ID\n")
            #expect(counts.hasEmptyInput == isEmpty)
            #expect(try await excesses(of: planning, counts).count == (isEmpty ? 1 : 0))
        }
        let planning = try Planning(try people(1))
        #expect(try await !planning.plan("for row in input.rows() do end", input: "ID\n1\n").hasEmptyInput)
    }

    @Test func `the owner of the credentials is never dismissed`() async throws {
        try await withPortal { portal, _ in
            let planning = try Planning(portal)
            let counts = try await planning.plan("user.update { ID = 1, ACTIVE = false }")
            let expected =
                "the owner of the credentials would be dismissed, which ends their webhook; leave them out"
            #expect(try await excesses(of: planning, counts) == [expected])
        }
    }
}
