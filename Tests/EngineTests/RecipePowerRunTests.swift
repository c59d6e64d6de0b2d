import PortalModel
import Scripting
import Testing

@testable import Engine

/// Nothing beyond a recipe's `writes` comes into a plan, whichever way it takes.
struct RecipePowerRunTests {
    private func planning() throws -> Planning {
        let held: [String: FieldValue] = ["WORK_CITY": .string("Ulm"), "WORK_PHONE": .string("0171-3920019")]
        return try Planning([.employee(1, held), .employee(2, held), .employee(3, held)])
    }

    @Test(arguments: [
        #"columns = { ID = "ID", ACTIVE = "A", EMAIL = "E", WORK_CITY = "C" }, transform = function() end"#,
        #"columns = { ACTIVE = "A" }, transform = function(user) user.ACTIVE = user.ACTIVE end"#,
        #"columns = { ACTIVE = "A" }, transform = function(user) warn("ACTIVE", "odd") end"#,
        "transform = function() end, missing = function(user) user.ACTIVE = false end",
        "transform = function(user) if kept then kept.ACTIVE = false end kept = user end",
        "transform = function(user, row) row.A = 'N' rawset(user, 'ACTIVE', false) end",
        #"match = "EMAIL", columns = { EMAIL = "E", ID = "ID", ACTIVE = "A" }, transform = function() end"#,
    ])
    func `a recipe over rows changes what it says that it writes, and nothing else`(keys: String) async throws {
        for emptyCells in EmptyCells.allCases {
            for behind in [[], ["return { transform = function(user) local a = user.ACTIVE end }"]] {
                let planning = try planning()
                try await planning.plan(
                    "return { writes = { 'LAST_NAME' }, \(keys) }",
                    with: behind,
                    input: "ID,A,E,C\n1,N,n1@example.com,Bonn\n2,N,n2@example.com,\n",
                    emptyCells: emptyCells
                )
                #expect(try planning.changes().isEmpty)
            }
        }
    }

    @Test func `a recipe that updates users while its file is read plans nothing`() async throws {
        let planning = try planning()
        await #expect(throws: ScriptError.self) {
            try await planning.plan(
                """
                pcall(user.update, { ID = 1, ACTIVE = false })
                return { writes = { "LAST_NAME" }, transform = function() end }
                """
            )
        }
        #expect(try planning.changes().isEmpty)
    }

    @Test(arguments: [1, 3])
    func `what names an assumed country is counted by record, whatever workers there are`(workers: Int) async throws {
        let people = try (1...2_500).map { number in
            try User.employee(
                number,
                [
                    "WORK_PHONE": .string("0171-3920019"),
                    "WORK_COUNTRY": number.isMultiple(of: 5) ? .string("Austria") : .null,
                ]
            )
        }
        let planning = try Planning(people)
        let counts = try await planning.plan(
            """
            return { pure = true, writes = { WORK_PHONE = "same phone" }, params = { region = { default = "DE" } },
              transform = function(user)
                user.WORK_PHONE = phone.e164(user.WORK_PHONE, country.code(user.WORK_COUNTRY) or params.region)
              end }
            """,
            workers: workers
        )
        let expected = [AssumedRegion("DE", "parameter region"): 2_000, AssumedRegion("AT", "WORK_COUNTRY"): 500]
        #expect(counts.assumedRegions == expected)
        #expect(counts.refused == 0)
    }
}
