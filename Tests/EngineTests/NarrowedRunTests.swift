import Journal
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// Runs that are about some users and fields, and what is kept from all of them.
struct NarrowedRunTests {
    private let move = "return { transform = function(user) user.WORK_CITY = 'Ulm'; print(user.ID) end }"
    private let rows = """
        return {
          columns = { WORK_CITY = "city" }, writes = { "WORK_CITY" },
          transform = function(user) print(user.ID) end,
          missing = function(user) print("missing " .. user.ID) end,
        }
        """

    private func planning(_ count: Int = 6) throws -> Planning {
        try Planning(
            try (1...count).map { number in
                try .employee(number, ["UF_DEPARTMENT": .list([.integer(number % 2 == 0 ? 5 : 1)])])
            }
        )
    }

    private func selection(
        _ users: [Int]? = nil,
        where conditions: [String: String] = [:]
    ) async throws -> UserSelection {
        let ids = try users.map { try Set($0.map { try UserID.of($0) }) }
        return try await UserSelection(users: ids, where: conditions, on: PortalDouble([]))
    }

    // MARK: Selections

    @Test func `a transform is shown those who are selected, and the others are counted`() async throws {
        let planning = try planning()
        let narrowing = PlanNarrowing(selection: try await selection([2, 3, 99]))
        let counts = try await planning.plan(move, narrowing: narrowing)
        #expect(planning.printed == ["2", "3"])
        #expect(try planning.changes().keys.sorted() == [2, 3])
        #expect(counts.users == 2)
        #expect(counts.leftOut == 4)
        #expect(counts.employees == 6)
    }

    @Test func `a department is taken with all below it, and by its path`() async throws {
        let planning = try planning()
        try await planning.plan(
            move,
            narrowing: PlanNarrowing(selection: try await selection(where: ["department": "Company/Sales"]))
        )
        #expect(planning.printed == ["2", "4", "6"])
        let all = try self.planning()
        try await all.plan(
            move,
            narrowing: PlanNarrowing(selection: try await selection(where: ["department": "Company"]))
        )
        #expect(all.printed.count == 6)
        let both = try self.planning()
        let some = try await selection([1, 2], where: ["department": "Company/Sales", "NAME": "N2"])
        try await both.plan(move, narrowing: PlanNarrowing(selection: some))
        #expect(both.printed == ["2"])
    }

    @Test func `a department that doesn't exist is reported with the nearest`() async throws {
        let refusal = await #expect(throws: Schema.Refusal.self) {
            _ = try await selection(where: ["department": "Company/Salse"])
        }
        #expect(refusal?.message == "no department has this path; did you mean Company/Sales?")
    }

    @Test func `the dismissed are seen if the selection asks for them`() async throws {
        let planning = try Planning([.employee(1), .employee(2, ["ACTIVE": .boolean(false)])])
        let narrowing = PlanNarrowing(selection: try await selection(where: ["ACTIVE": "N"]))
        let counts = try await planning.plan(move, narrowing: narrowing)
        #expect(planning.printed == ["2"])
        #expect(counts.leftOut == 1)
    }

    @Test func `a row whose user is outside is skipped, and no refusal`() async throws {
        let planning = try planning(4)
        let narrowing = PlanNarrowing(selection: try await selection([2, 4]))
        let input = "ID,city\n1,Ulm\n2,Bonn\n1,Köln\n9,Rom\n"
        let counts = try await planning.plan(rows, input: input, narrowing: narrowing)
        #expect(planning.printed == ["2", "missing 4"])
        #expect(try planning.changes() == [2: ["WORK_CITY": .string("Bonn")]])
        #expect(counts.users == 1)
        #expect(counts.leftOut == 2)
        #expect(counts.refused == 0)
        #expect(counts.records == 3)
        #expect(counts.employeesWithoutRow == 2)
        #expect(try planning.findings() == ["notice line 5: no user has this ID; Moonhook doesn't create users"])
    }

    @Test func `a program's updates outside are left out at the end, and it reads them until then`() async throws {
        let planning = try planning()
        let narrowing = PlanNarrowing(selection: try await selection(where: ["department": "Company/Sales"]))
        let counts = try await planning.plan(
            """
            for id = 1, 4 do user.update { ID = id, WORK_CITY = "Ulm" } end
            print(users.get(1).WORK_CITY)
            """,
            narrowing: narrowing
        )
        #expect(planning.printed == ["Ulm"])
        #expect(try planning.changes().keys.sorted() == [2, 4])
        #expect(counts.leftOut == 2)
    }

    // MARK: Fields and samples

    @Test func `other fields stay as they are, and are counted`() async throws {
        let planning = try planning(2)
        let counts = try await planning.plan(
            """
            return { transform = function(user)
              user.WORK_CITY = "Ulm"
              user.WORK_ZIP = "1"
              if user.ID == 2 then user.WORK_CITY = nil; user.NAME = "Anna" end
            end }
            """,
            narrowing: PlanNarrowing(fields: ["WORK_CITY", "WORK_STREET"])
        )
        #expect(try planning.changes() == [1: ["WORK_CITY": .string("Ulm")]])
        #expect(counts.omittedFields == ["WORK_ZIP": 2, "NAME": 1])
    }

    @Test func `a sample is the same in every run with its seed, of those who change`() async throws {
        let skipping = "return { transform = function(user) if user.ID > 10 then user.WORK_CITY = 'Ulm' end end }"
        let planning = try planning(300)
        let counts = try await planning.plan(skipping, narrowing: PlanNarrowing(sample: 10))
        let chosen = try planning.changes().keys.sorted()
        #expect(chosen.count == 10)
        #expect(chosen.allSatisfy { $0 > 10 })
        #expect(chosen != Array(11...20))
        #expect(counts.unsampled == 280)
        #expect(counts.users == 300)

        let again = try self.planning(300)
        try await again.plan(skipping, narrowing: PlanNarrowing(sample: 10))
        #expect(try again.changes().keys.sorted() == chosen)

        let few = try self.planning(15)
        #expect(try await few.plan(skipping, narrowing: PlanNarrowing(sample: 10)).unsampled == 0)
        #expect(try few.changes().count == 5)
    }

    // MARK: Protection

    @Test(arguments: [true, false])
    func `what is protected is left alone with a finding, whoever wants it`(isProgram: Bool) async throws {
        let planning = try planning(4)
        let script =
            isProgram
            ? "for id = 1, 4 do user.update { ID = id, WORK_CITY = 'Ulm', WORK_ZIP = '1' } end"
            : "return { transform = function(user) user.WORK_CITY = 'Ulm'; user.WORK_ZIP = '1' end }"
        let protection = Protection(users: [try .of(1), try .of(3)], fields: ["WORK_ZIP", "EMAIL"])
        try await planning.plan(script, narrowing: PlanNarrowing(protection: protection))
        #expect(try planning.changes() == [2: ["WORK_CITY": .string("Ulm")], 4: ["WORK_CITY": .string("Ulm")]])
        #expect(
            try Set(planning.findings()) == [
                "warning 1: moonhook.lua protects this user, so it stays as it is",
                "warning 3: moonhook.lua protects this user, so it stays as it is",
                "warning 2: moonhook.lua protects this field, so it stays as it is",
                "warning 4: moonhook.lua protects this field, so it stays as it is",
            ]
        )
        #expect(try planning.run.diagnostics().allSatisfy { $0.code == .protected })
    }

    @Test func `of what isn't wanted, nothing is said`() async throws {
        let planning = try planning(3)
        let narrowing = PlanNarrowing(
            fields: ["NAME"],
            protection: Protection(users: [try .of(1)], fields: ["WORK_CITY", "EMAIL"])
        )
        try await planning.plan(move, narrowing: narrowing)
        #expect(try planning.findings() == [])
        #expect(try planning.changes() == [:])
    }

    // MARK: Fields that belong together

    private func splits(_ sources: String..., only: Set<String>) async throws -> [String] {
        let planning = try planning(3)
        let narrowing = PlanNarrowing(fields: only)
        if sources.count == 1 {
            try await planning.plan(sources[0], narrowing: narrowing)
        } else {
            try await planning.plan(sources[0], sources[1], narrowing: narrowing)
        }
        return try planning.run.diagnostics().filter { $0.code == .splitFields }.map {
            "\($0.count) \($0.field ?? ""): \($0.message)"
        }
    }

    private static let number = """
        return { writes = { "WORK_PHONE", "UF_PHONE_INNER" }, transform = function(user)
          user.WORK_PHONE = "1" if user.ID < 3 then user.UF_PHONE_INNER = "2" end
        end }
        """
    private static let city =
        "return { writes = { 'WORK_CITY' }, transform = function(user) user.WORK_CITY = 'Ulm' end }"

    @Test func `a field that is left out is warned about if its script sets it together with one that stays`()
        async throws
    {
        let message = "2 UF_PHONE_INNER: left out by --only, although script1.lua sets it together with WORK_PHONE"
        #expect(try await splits(Self.number, only: ["WORK_PHONE"]) == [message])
        #expect(try await splits(Self.number, Self.city, only: ["WORK_PHONE", "WORK_CITY"]) == [message])
        #expect(
            try await splits(
                "for id = 1, 2 do user.update { ID = id, NAME = 'A', LAST_NAME = 'B' } end",
                only: ["NAME"]
            ).count == 1
        )
    }

    @Test func `fields of different recipes, or of different users, are no split`() async throws {
        #expect(try await splits(Self.number, Self.city, only: ["WORK_CITY"]) == [])
        #expect(try await splits(Self.number, only: ["WORK_PHONE", "UF_PHONE_INNER"]) == [])
        #expect(
            try await splits(
                "user.update { ID = 1, NAME = 'A' } user.update { ID = 2, LAST_NAME = 'B' }",
                only: ["NAME"]
            ) == []
        )
    }

    // MARK: Who was refused

    @Test func `refused rows can be read once more, those that a later row refused too`() async throws {
        let planning = try planning(4)
        let input = "ID;city\r\n1;Ulm\r\n2;\"a\nb\"\r\n9;Rom\r\n2;Bonn;x\r\n1;Köln\r\n3;Kiel\r\n"
        let counts = try await planning.plan(rows, input: input, lists: [.refused])
        let matches = try #require(counts.matches)
        #expect(matches.match == "ID")
        #expect(matches.named.map(\.rawValue).sorted() == [1, 2, 3])
        var written: [UInt8] = []
        let refused = RefusedRows(of: try InputReader(ByteSource(text: input)), for: [])
        try refused.write(on: matches.refused, reason: planning.run.refusal) { written += $0 }
        let twice = "ID: another row names the same user"
        let long = "\"the record has 3 cells, but the header 2 columns; put cells that contain a delimiter in quotes\""
        #expect(
            String(decoding: written, as: UTF8.self)
                == "ID;city;reason\n1;Ulm;\(twice)\n2;Bonn;x;\(long)\n1;Köln;\(twice)\n"
        )
    }

    @Test func `refused users of a directory come with their reasons`() async throws {
        let planning = try planning(3)
        let counts = try await planning.plan(
            """
            return { transform = function(user)
              if user.ID == 1 then reject("unwanted") end
              if user.ID == 2 then user.PERSONAL_BIRTHDAY = "soon" end
            end }
            """
        )
        #expect(
            counts.refusedUsers == [
                try .of(1): "unwanted (script1.lua:2)",
                try .of(2): "PERSONAL_BIRTHDAY: expected a date written YYYY-MM-DD (script1.lua:3)",
            ]
        )
    }
}
