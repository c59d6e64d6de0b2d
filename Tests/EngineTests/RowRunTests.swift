import Journal
import PortalModel
import Scripting
import Testing

@testable import Engine

/// Recipes over the rows of an input.
struct RowRunTests {
    private let recipe = """
        return {
          match = "EMAIL",
          columns = { EMAIL = "mail", WORK_CITY = "city", WORK_POSITION = "job" },
          writes = { "WORK_CITY", "WORK_POSITION" },
          transform = function(user, row) if row.note == "reject" then reject("unwanted") end end,
        }
        """

    private func planning(_ people: [User]? = nil) throws -> Planning {
        try Planning(people ?? [.employee(1, ["WORK_CITY": .string("Ulm")]), .employee(2), .employee(3)])
    }

    @Test func `a row finds its user and is laid over the record`() async throws {
        let planning = try planning()
        let counts = try await planning.plan(recipe, input: "mail,city,job,note\nN1@Example.com,Bonn,Cook,\n")
        #expect(try planning.changes() == [1: ["WORK_CITY": .string("Bonn"), "WORK_POSITION": .string("Cook")]])
        #expect(counts.numbers == Self.counts(rows: 1, users: 1, unnamed: 2))
        #expect(try planning.run.changes(limit: 1).first?.change.line == 2)
    }

    @Test func `an empty cell leaves its field alone`() async throws {
        let planning = try planning()
        try await planning.plan(recipe, input: "mail,city,job,note\nn1@example.com,,Cook,\n")
        #expect(try planning.changes() == [1: ["WORK_POSITION": .string("Cook")]])
    }

    @Test func `where empty cells clear, an empty cell does, and one that a short row lacks does not`() async throws {
        let held: [String: FieldValue] = ["WORK_CITY": .string("Ulm"), "WORK_POSITION": .string("Cook")]
        let planning = try planning([.employee(1, held), .employee(2, held), .employee(3)])
        let input = "mail,city,job,note\nn1@example.com,,,\nn2@example.com,\nn3@example.com,,,\n"
        try await planning.plan(recipe, input: input, emptyCells: .clear)
        #expect(try planning.changes() == [1: ["WORK_CITY": .null, "WORK_POSITION": .null], 2: ["WORK_CITY": .null]])
    }

    @Test(arguments: [EmptyCells.keep, .clear])
    func `null and empty values of JSON Lines are empty cells, and an absent key is none`(
        emptyCells: EmptyCells
    ) async throws {
        let held: [String: FieldValue] = ["WORK_CITY": .string("Ulm"), "WORK_POSITION": .string("Cook")]
        let planning = try planning([.employee(1, held), .employee(2, held)])
        try await planning.plan(
            recipe.replacing(#"if row.note == "reject" then reject("unwanted") end"#, with: ""),
            input: #"{"mail":"n1@example.com","job":null}"# + "\n" + #"{"mail":"n2@example.com","city":""}"#,
            emptyCells: emptyCells
        )
        let cleared: [Int: [String: FieldValue]] = [1: ["WORK_POSITION": .null], 2: ["WORK_CITY": .null]]
        #expect(try planning.changes() == (emptyCells == .clear ? cleared : [:]))
    }

    @Test(arguments: [EmptyCells.keep, .clear])
    func `an empty list of JSON is the wrong type for a field with one value`(emptyCells: EmptyCells) async throws {
        let planning = try planning()
        try await planning.plan(recipe, input: #"{"mail":"n1@example.com","city":[]}"#, emptyCells: emptyCells)
        #expect(try planning.changes().isEmpty)
        #expect(try planning.findings().map { $0.contains("expected one value, got an empty list") } == [true])
    }

    @Test(arguments: ["mail,city\nn1@example.com,n/a\n", #"{"mail":"n1@example.com","city":"n/a"}"#])
    func `a word for nothing clears a field that holds it since an earlier import`(input: String) async throws {
        let people = [try User.employee(1, ["WORK_CITY": .string("n/a")])]
        let recipe = """
            return {
              match = "EMAIL", columns = { EMAIL = "mail", WORK_CITY = "city" }, writes = { "WORK_CITY" },
              transform = function() end,
            }
            """
        for (nulls, changes) in [([], [:]), (["n/a"], [1: ["WORK_CITY": .null]])]
            as [(Set<String>, [Int: [String: FieldValue]])]
        {
            let planning = try planning(people)
            try await planning.plan(recipe, input: input, emptyCells: .clear, cells: CellReading(nulls: nulls))
            #expect(try planning.changes() == changes)
        }
    }

    @Test func `a transform sees nothing in a cleared field, and may fill it`() async throws {
        let planning = try planning([.employee(1, ["WORK_CITY": .string("Ulm"), "WORK_POSITION": .string("Cook")])])
        let filling = """
            return {
              match = "EMAIL", columns = { EMAIL = "mail", WORK_CITY = "city", WORK_POSITION = "job" },
              transform = function(user)
                if user.WORK_CITY == nil then user.WORK_CITY = "unknown" end
                if user.WORK_POSITION ~= nil then reject("not empty") end
              end,
            }
            """
        try await planning.plan(filling, input: "mail,city,job\nn1@example.com,,\n", emptyCells: .clear)
        #expect(try planning.changes() == [1: ["WORK_CITY": .string("unknown"), "WORK_POSITION": .null]])
    }

    @Test func `what can't be empty refuses a row that would clear it`() async throws {
        let planning = try planning()
        let mail = "return { columns = { EMAIL = 'mail' }, transform = function() end }"
        try await planning.plan(mail, input: "ID,mail\n1,\n2,new@example.com\n", emptyCells: .clear)
        #expect(try planning.changes() == [2: ["EMAIL": .string("new@example.com")]])
        #expect(
            try planning.findings().first?.hasPrefix(#"error line 2: column "mail": EMAIL can't be cleared"#) == true
        )
    }

    @Test(arguments: ["n1@example.com,4.91523E+11", "n1@example.com,\"4,91523E+11\""])
    func `digits that a spreadsheet has spoilt refuse their row`(row: String) async throws {
        let planning = try planning()
        let phones = """
            return { match = "EMAIL", columns = { EMAIL = "mail", WORK_PHONE = "tel.", WORK_NOTES = "tel." },
              transform = function() end }
            """
        try await planning.plan(phones, input: "mail,tel.\n\(row)\nn2@example.com,+4915123456789\n")
        #expect(try planning.changes().keys.sorted() == [2])
        let expected = #"error line 2: column "tel.": a spreadsheet has turned the digits into scientific notation"#
        #expect(try planning.findings().map { $0.hasPrefix(expected) } == [true])
    }

    @Test func `an id that a spreadsheet has spoilt finds nobody`() async throws {
        let planning = try planning()
        let recipe = "return { writes = { 'WORK_ZIP' }, transform = function() end }"
        let counts = try await planning.plan(recipe, input: "ID,WORK_ZIP\n1E+00,1\n2,E10 4AA\n")
        #expect(counts.refused == 1)
        #expect(try planning.changes() == [2: ["WORK_ZIP": .string("E10 4AA")]])
        #expect(try planning.findings().first?.contains(#"column "ID": a spreadsheet"#) == true)
    }

    @Test func `several departments are in one cell`() async throws {
        let planning = try planning()
        let move = "return { writes = { 'UF_DEPARTMENT' }, transform = function() end }"
        try await planning.plan(move, input: "ID,UF_DEPARTMENT\n1,1|5\n2,5\n3,\"1,5\"\n")
        let departments: [Int: [String: FieldValue]] = [
            1: ["UF_DEPARTMENT": .list([.integer(1), .integer(5)])], 2: ["UF_DEPARTMENT": .list([.integer(5)])],
        ]
        #expect(try planning.changes() == departments)
        #expect(try planning.findings().first?.hasSuffix("separate several values in a cell with |") == true)
    }

    @Test func `an object of JSON Lines is a row, and what it leaves out stays`() async throws {
        let planning = try planning()
        let counts = try await planning.plan(
            recipe.replacing(#"if row.note == "reject" then reject("unwanted") end"#, with: ""),
            input: #"{"mail":"n1@example.com","job":"Cook"}"# + "\n" + #"{"mail":"n2@example.com","city":"Bonn"}"#
        )
        #expect(try planning.changes() == [1: ["WORK_POSITION": .string("Cook")], 2: ["WORK_CITY": .string("Bonn")]])
        #expect(counts.numbers == Self.counts(rows: 2, users: 2, unnamed: 1))
    }

    @Test func `whom no row named is shown to missing, which keeps to its promises too`() async throws {
        let planning = try Planning([
            .employee(1), .employee(2, ["WORK_CITY": .string("Ulm")]), .employee(3),
            .employee(4, ["ACTIVE": .boolean(false)]),
        ])
        let missing = """
            return { match = "EMAIL", writes = { WORK_CITY = "fill" }, columns = { EMAIL = "mail" },
              transform = function(user) end,
              missing = function(user, row)
                if row then error("no row is due") end
                warn("WORK_CITY", "not in the export")
                if user.ID == 2 then user.NAME = "x" end
              end }
            """
        let counts = try await planning.plan(missing, input: "mail\nn1@example.com\n")
        #expect(try planning.changes().isEmpty)
        #expect(counts.refused == 1)
        let findings = try planning.run.diagnostics()
        #expect(
            findings.map(\.message) == [
                "NAME is not among the recipe's writes; ask its author, and don't add the field yourself",
                "not in the export",
            ]
        )
        #expect(findings.last?.count == 2)
    }

    @Test
    func `rows that find several or name nobody are refused with their line, and one without an account is reported`()
        async throws
    {
        let planning = try planning([
            .employee(1), .employee(2, ["EMAIL": .string("same@example.com")]),
            .employee(3, ["EMAIL": .string("same@example.com")]),
        ])
        let input = "mail,city,job,note\nnobody@example.com,A,,\nsame@example.com,B,,\n ,C,,\nn1@example.com,D,,\n"
        let counts = try await planning.plan(recipe, input: input)
        #expect(try planning.changes() == [1: ["WORK_CITY": .string("D")]])
        #expect(counts.refused == 2)
        #expect(counts.rows?.withoutAccount == 1)
        let expected: Set = [
            "notice line 2: no user has this EMAIL; Moonhook doesn't create users",
            "error line 3: several users have this EMAIL: 2, 3",
            #"error line 4: column "mail" is empty, so the row names no user"#,
        ]
        #expect(Set(try planning.findings()) == expected)
    }

    @Test func `all rows that name one user are refused`() async throws {
        let planning = try planning()
        let rows = ["n1@example.com,A", "n2@example.com,B", "N1@example.com,C", "n1@example.com,D"]
        let input = "mail,city,job,note\n" + rows.map { $0 + ",,\n" }.joined()
        let counts = try await planning.plan(recipe, input: input)
        #expect(try planning.changes() == [2: ["WORK_CITY": .string("B")]])
        #expect(counts.numbers == Self.counts(rows: 4, users: 2, refused: 3, unnamed: 1))
        #expect(try planning.findings() == [2, 4, 5].map { "error 1 line \($0): another row names the same user" })
    }

    @Test func `a row that was refused before another names its user counts once`() async throws {
        let planning = try planning()
        let input = "mail,city,job,note\nn1@example.com,A,,reject\nn1@example.com,B,,\n"
        let counts = try await planning.plan(recipe, input: input)
        #expect(counts.refused == 2)
        #expect(try planning.changes().isEmpty)
    }

    @Test func `a row with too many cells is refused, and the next one is read`() async throws {
        let planning = try planning()
        let input = "mail,city,job,note\nn1@example.com,A,,,more\nn2@example.com,B,,\n"
        let counts = try await planning.plan(recipe, input: input)
        #expect(try planning.changes() == [2: ["WORK_CITY": .string("B")]])
        #expect(counts.numbers == Self.counts(rows: 2, users: 1, refused: 1, unnamed: 2))
    }

    @Test func `a cell of the wrong type refuses its row`() async throws {
        let planning = try planning()
        let flag =
            "return { match = 'EMAIL', columns = { EMAIL = 'mail', ACTIVE = 'at work' }, transform = function() end }"
        try await planning.plan(flag, input: "mail,at work\nn1@example.com,perhaps\nn2@example.com,N\n")
        #expect(try planning.changes() == [2: ["ACTIVE": .boolean(false)]])
        #expect(try planning.findings().first?.hasPrefix(#"error line 2: column "at work""#) == true)
    }

    @Test func `columns that neither a field nor a script uses are named`() async throws {
        let planning = try planning()
        let input = "number,mail,city,job,note,start\n7,n1@example.com,Bonn,,,\n"
        let counts = try await planning.plan(recipe, input: input)
        #expect(counts.unusedColumns == ["number", "start"])
    }

    @Test func `unnamed are the employees alone`() async throws {
        let planning = try planning([
            .employee(1), .employee(2), .employee(3, ["ACTIVE": .boolean(false)]),
            .employee(4, ["ACTIVE": .boolean(false)]),
        ])
        // A row may name somebody who has left.
        let counts = try await planning.plan(
            recipe,
            input: "mail,city,job,note\nn3@example.com,A,,\nn1@example.com,B,,\n"
        )
        #expect(counts.employeesWithoutRow == 1)
        #expect(try planning.changes().keys.sorted() == [1, 3])
    }

    @Test func `without match a row names its user by ID`() async throws {
        let planning = try planning()
        try await planning.plan(
            "return { writes = { 'WORK_CITY' }, transform = function() end }",
            input: "ID,WORK_CITY\n2,Bonn\n77,Ulm\nx,Ulm\n"
        )
        #expect(try planning.changes() == [2: ["WORK_CITY": .string("Bonn")]])
        #expect(try planning.findings().count == 2)
    }

    @Test(arguments: [
        ("mail,city,job,note\n", "the input has no rows"),
        ("city,job,note\nA,,\n", #"the input has no column "mail""#),
        ("mail,town,job,note\nn1@example.com,A,,\n", #"the input has no column "city""#),
        ("mail,city,job,note\nn1@example.com,\"A,,\n", "line 2: a quote is opened here and never closed"),
    ])
    func `an input that doesn't fit leaves no plan`(input: String, reason: String) async throws {
        let planning = try planning()
        let error = await #expect(throws: ScriptError.self) { try await planning.plan(recipe, input: input) }
        #expect(error?.code == .input)
        #expect(error?.message.contains(reason) == true)
        #expect(try planning.changes().isEmpty)
    }

    private static func counts(rows: Int, users: Int, refused: Int = 0, unnamed: Int) -> PlanningResult {
        var counts = PlanningResult()
        var outcomes = RowCounts()
        (outcomes.read, outcomes.matched, outcomes.refused) = (rows, rows - refused, refused)
        counts.rows = outcomes
        counts.users = users
        counts.refused = refused
        counts.employeesWithoutRow = unnamed
        counts.employees = 3
        return counts
    }

    @Test(arguments: [
        ("0221-4710029", "", "", "DE (parameter region)"), ("0049 221 4710029", "", "", nil),
        ("0221-4710029", "+49 221 4710029", "", nil),  // the portal has its country
        ("", "", "0221 471 00 29", "DE (parameter region)"), ("", "", "+49 221 471 00 29", nil), ("", "", "23", nil),
    ])
    func `a number whose country no cell and no value of the portal names is marked`(
        cell: String,
        held: String,
        other: String,
        mark: String?
    ) async throws {
        let recipe = """
            return { match = "EMAIL", columns = { EMAIL = "mail", WORK_PHONE = "phone" }, writes = { "WORK_PHONE" },
              params = { region = { default = "DE" } },
              transform = function(user, row)
                if row.other then user.WORK_PHONE = "+492214710029" end
              end }
            """
        let planning = try Planning([.employee(1, held.isEmpty ? [:] : ["WORK_PHONE": .string(held)])])
        try await planning.plan(recipe, input: "mail,phone,other\nn1@example.com,\(cell),\(other)\n")
        let change = try #require(try planning.run.changes(limit: 1).first?.change)
        #expect(change.assumed == (mark.map { ["WORK_PHONE": $0] } ?? [:]))
    }
}
