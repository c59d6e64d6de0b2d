import Journal
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// What becomes of the rows of an input, and of the people in them.
struct RowCountTests {
    private static let recipe = """
        return {
          match = "EMAIL",
          columns = { EMAIL = "mail", WORK_CITY = "city", NAME = "first" },
          writes = { "WORK_CITY" },
          transform = function(user, row)
            if row.note == "reject" then reject("unwanted") end
            if row.note == "skip" then skip("on leave") end
            if row.note == "warn" then warn("WORK_CITY", "odd") end
          end,
          missing = function(user) if user.ID == 9 then reject("gone") elseif user.ID == 8 then skip("away") end end,
        }
        """

    private func planning() throws -> Planning {
        let same: [String: FieldValue] = ["EMAIL": .string("same@example.com")]
        let people =
            try (1...9).map { try User.employee($0, ["UF_DEPARTMENT": .list([.integer($0 % 2)])]) }
            + [.employee(10, same), .employee(11, same), .employee(12, ["ACTIVE": .boolean(false)])]
        return try Planning(people)
    }

    // MARK: The counts add up

    private func row(_ random: inout SplitMix64) -> String {
        let mails = (1...7).map { "n\($0)@example.com" }
        let mail = (mails + ["n12@example.com", "same@example.com", "new@example.com", "", "#N/A"]).randomElement(
            using: &random
        )
        let note = ["", "", "", "reject", "skip", "warn", "#REF!"].randomElement(using: &random)
        let city = ["Ulm", "Bonn", "", "#N/A"].randomElement(using: &random)
        let end = Int.random(in: 0..<12, using: &random) == 0 ? ",more,cells" : ""
        return [mail ?? "", city ?? "", "", note ?? "", "\(Int.random(in: 0..<9, using: &random))"].joined(
            separator: ","
        ) + end
    }

    private func narrowing(_ number: Int) async throws -> PlanNarrowing {
        let portal = PortalDouble([])
        switch number % 5 {
        case 0: return PlanNarrowing()
        case 1:
            let users: Set<UserID> = [try .of(1), try .of(2), try .of(5), try .of(8)]
            return PlanNarrowing(selection: try await UserSelection(users: users, on: portal))
        case 2: return PlanNarrowing(selection: try await UserSelection(where: ["ACTIVE": "Y"], on: portal))
        case 3: return PlanNarrowing(fields: ["WORK_PHONE"], sample: 1)
        default: return PlanNarrowing(sample: 2, protection: Protection(users: [try .of(1)]))
        }
    }

    @Test(arguments: 0..<60, [RowsWithoutAccount.report, .refuse])
    func `each row has one outcome, whatever is in the file and whom the run is about`(
        seed: Int,
        withoutAccount: RowsWithoutAccount
    ) async throws {
        let planning = try planning()
        var random = SplitMix64(seed: UInt64(seed))
        let rows = (0..<Int.random(in: 1...25, using: &random)).map { _ in row(&random) }
        let input = "mail,city,first,note,number\n" + rows.map { $0 + "\n" }.joined()
        let counts = try await planning.plan(
            Self.recipe,
            input: input,
            narrowing: try await narrowing(seed),
            withoutAccount: withoutAccount,
            lists: Set(RecordList.allCases)
        )
        let outcomes = try #require(counts.rows)
        let sum =
            outcomes.matched + outcomes.withoutAccount + outcomes.refused + outcomes.repeated + outcomes.outside
        #expect(outcomes.read == rows.count && sum == rows.count, "\(outcomes)\n\(input)")
        #expect(counts.matches?.refused.count == outcomes.refused)
        #expect(try listed(.noAccount, planning).count == outcomes.withoutAccount)
        #expect(Set(try listed(.refused, planning).compactMap(\.line)).count == outcomes.refused)
        let skipped = try listed(.skipped, planning)
        #expect(skipped.count { $0.code == nil } == counts.skipped)
        #expect(skipped.count { $0.code == .protected && $0.field == nil } == counts.protected)
        #expect(skipped.count { $0.code == nil && $0.line != nil } <= outcomes.matched)
        #expect(withoutAccount == .report || outcomes.withoutAccount == 0)
    }

    private func listed(_ list: RecordList, _ planning: Planning) throws -> [ListedRecord] {
        var records: [ListedRecord] = []
        try planning.run.eachListed(in: list) { records.append($0) }
        return records
    }

    @Test func `a row that was skipped and then named again is refused, and no longer skipped`() async throws {
        let planning = try planning()
        let input = "mail,city,first,note\nn1@example.com,Ulm,,skip\nn1@example.com,Bonn,,\n"
        let counts = try await planning.plan(Self.recipe, input: input, lists: [.skipped])
        #expect(counts.rows?.refused == 2 && counts.rows?.matched == 0)
        #expect(counts.skips.most(9).reasons.map(\.reason) == ["away"])
        #expect(try listed(.skipped, planning).map(\.user) == [try .of(8)])
    }

    // MARK: Repeated rows

    @Test(arguments: [
        (["n1@example.com,Ulm,,,1", "N1@example.com , Ulm,,,2"], 1, 0),  // nothing uses the number
        (["n1@example.com,Ulm,,,1", "n1@example.com,Bonn,,,1"], 0, 2),
        (["n1@example.com,Ulm,,warn,1", "n1@example.com,Ulm,,,1"], 0, 2),
        (
            ["n1@example.com,Ulm,,,1", "n1@example.com,Bonn,,,", "n1@example.com,Bonn,,,2", "n1@example.com,Ulm,,,"], 2,
            2
        ),
        (["n1@example.com,Ulm,,reject,", "n1@example.com,Ulm,,reject,2"], 1, 1),
    ])
    func `rows that agree in all columns which are used are one`(
        rows: [String],
        repeated: Int,
        refused: Int
    ) async throws {
        let planning = try planning()
        let recipe = Self.recipe.replacing("WORK_CITY = \"city\", NAME = \"first\"", with: "WORK_CITY = \"city\"")
        let counts = try await planning.plan(
            recipe,
            input: "mail,city,first,note,number\n" + rows.joined(separator: "\n") + "\n"
        )
        #expect(counts.rows?.repeated == repeated)
        #expect(counts.rows?.refused == refused)
        #expect(try planning.changes().isEmpty == (refused > 0))
    }

    @Test func `JSON rows are compared by the keys that are used, in any order`() async throws {
        let planning = try planning()
        let rows = [
            #"{"mail":"n1@example.com","city":"Ulm","id":7}"#,
            #"{"id":8,"city":"Ulm","note":null,"mail":"n1@example.com"}"#,
            #"{"mail":"n2@example.com","city":"Ulm"}"#, #"{"mail":"n2@example.com","city":"Bonn"}"#,
        ]
        let counts = try await planning.plan(Self.recipe, input: rows.joined(separator: "\n"))
        #expect(counts.rows?.repeated == 1 && counts.rows?.refused == 2)
    }

    @Test(arguments: ["for key, value in pairs(row) do end", "local value = row[params.column]"])
    func `a column that a script may read without naming it counts, too`(body: String) async throws {
        let planning = try planning()
        let recipe = """
            return {
              columns = { WORK_CITY = "city" }, writes = { "WORK_CITY" }, params = { column = { type = "string", default = "" } },
              transform = function(user, row) \(body) end,
            }
            """
        let counts = try await planning.plan(
            recipe,
            input: "ID,city,number\n1,Ulm,1\n1,Ulm,2\n",
            settings: ["column": ParameterSetting(.string("number"), origin: "--set column")]
        )
        #expect(counts.rows?.repeated == 0 && counts.rows?.refused == 2)
    }

    // MARK: Rows without an account

    @Test func `new colleagues are counted and listed with the key and the name, and block nothing`() async throws {
        let planning = try planning()
        let new = (1...20).map { "new\($0)@elsewhere.net,Ulm,Nina\($0),,\n" }.joined()
        let input = "mail,city,first,note,number\nn1@example.com,Bonn,,,\n" + new + "n2@exmaple.com,Bonn,Otto,,\n"
        let counts = try await planning.plan(Self.recipe, input: input, lists: [.noAccount, .warned, .refused])
        #expect(counts.rows?.withoutAccount == 21 && counts.refused == 1)  // one without a row
        #expect(try planning.changes().keys.sorted() == [1])
        let listed = try listed(.noAccount, planning)
        #expect(listed.first?.person == "Nina1" && listed.first?.value == "new1@elsewhere.net")
        #expect(listed.first?.line == 3 && listed.first?.user == nil)
        #expect(listed.last?.reason.contains("near: n2@example.com") == true)
        #expect(try self.listed(.warned, planning).map(\.line) == [23])
        let summary = try planning.run.summary()
        #expect(try await PlanBounds().excesses(of: planning.run, summary, counts, on: planning.portal).isEmpty)
    }

    @Test(arguments: [(5, 0), (6, 1)])
    func `a file in which nobody has an account is the wrong one`(rows: Int, excesses: Int) async throws {
        let planning = try planning()
        let input = "mail,city,first,note\n" + (0..<rows).map { "x\($0)@elsewhere.net,Ulm,,\n" }.joined()
        let counts = try await planning.plan(Self.recipe, input: input)
        let found = try await PlanBounds().excesses(of: planning.run, PlanSummary(), counts, on: planning.portal)
        #expect(found.count == excesses)
        #expect(found.allSatisfy { $0.bound == nil && $0.message.contains("none of the 6 rows has an account") })
    }

    @Test func `refused rows are measured by the rows that have an account`() async throws {
        let planning = try planning()
        let rows =
            (1...7).map { "n\($0)@example.com,Ulm,,reject\n" } + (0..<93).map { "x\($0)@elsewhere.net,Ulm,,\n" }
        let counts = try await planning.plan(Self.recipe, input: "mail,city,first,note\n" + rows.joined())
        let found = try await PlanBounds().excesses(of: planning.run, PlanSummary(), counts, on: planning.portal)
        #expect(found.map(\.bound) == [.refused])
    }

    @Test(arguments: ["x", "0", "-3", "1.5"])
    func `what is no ID names nobody, so its row is refused`(id: String) async throws {
        let planning = try planning()
        let counts = try await planning.plan(
            "return { writes = { 'WORK_CITY' }, transform = function() end }",
            input: "ID,WORK_CITY\n\(id),Ulm\n9999,Ulm\n"
        )
        #expect(counts.rows?.refused == 1 && counts.rows?.withoutAccount == 1)
    }

    // MARK: Lists

    @Test func `a list is a table that no spreadsheet runs, with everybody and not only examples`() async throws {
        let people = try (1...600).map { number in
            try User.employee(
                number,
                ["NAME": .string(number == 1 ? "=cmd|' /C calc'!A0" : "N\(number)"), "LAST_NAME": .null]
            )
        }
        let planning = try Planning(people)
        let counts = try await planning.plan(
            "return { transform = function(user) if user.ID <= 550 then skip('no\\nnumber, yet') end end }",
            lists: [.skipped]
        )
        #expect(counts.skipped == 550)
        var bytes: [UInt8] = []
        try RecordTable(.skipped, of: planning.run).write { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 551)
        #expect(lines[0] == "user,name,field,reason,line,value,script,code")
        #expect(lines[1] == "1,'=cmd|' /C calc'!A0,,\"no↵number, yet\",,,script1.lua:1,")
        #expect(lines[550].hasPrefix("550,N550,,"))
    }

    @Test(arguments: [
        ("=1+1", true), ("@SUM(A1)", true), ("+1+cmd|' /C calc'!A0", true), ("+1+HYPERLINK(A1)", true),
        ("+49 30 1, ext. 2 (or 3)", false), ("+", false), ("＝1", true),
        ("+49 30 1234-5", false), ("-", false), ("Anna", false), ("", false), ("-5", false),
    ])
    func `a text that begins as a formula is known`(text: String, isFormula: Bool) {
        #expect(text.beginsAsFormula == isFormula)
    }

    @Test func `numbers whose country was assumed are listed as far as the plan has them`() async throws {
        let people = try (1...3).map { try User.employee($0, ["WORK_PHONE": .string("030 555010\($0)")]) }
        let planning = try Planning(people)
        let narrowing = PlanNarrowing(protection: Protection(users: [try .of(2)]))
        try await planning.plan(
            """
            return { writes = { WORK_PHONE = "same phone" }, params = { region = { type = "string", default = "DE" } },
              transform = function(user) user.WORK_PHONE = phone.e164(user.WORK_PHONE, params.region) end }
            """,
            narrowing: narrowing,
            lists: [.assumed]
        )
        var bytes: [UInt8] = []
        try RecordTable(.assumed, of: planning.run).write { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.last?.contains(",WORK_PHONE,country assumed: DE (parameter region),,+49305550103,") == true)
    }

    @Test func `a plan that is made again lists nobody twice`() async throws {
        let planning = try planning()
        // A computed name makes the run start over with all fields.
        let recipe = "return { transform = function(user) local x = user['WORK_' .. 'PHONE']; skip('all') end }"
        let counts = try await planning.plan(recipe, lists: [.skipped])
        #expect(counts.skipped == 11)
        #expect(try listed(.skipped, planning).count == 11)
    }

    @Test func `updates of a program that a recipe skips are listed and counted`() async throws {
        let planning = try planning()
        let counts = try await planning.plan(
            "for id = 1, 3 do user.update { ID = id, WORK_CITY = 'Ulm' } end",
            with: ["return { transform = function(user) if user.ID < 3 then skip('no') end end }"],
            lists: [.skipped]
        )
        #expect(counts.skipped == 2)
        #expect(try listed(.skipped, planning).map(\.user) == [try .of(1), try .of(2)])
    }
}
