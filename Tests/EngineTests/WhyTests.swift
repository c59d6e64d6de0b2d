import Journal
import PortalModel
import Scripting
import TestSupport
import Testing

@testable import Engine

/// Which place set what, and why those who were asked for stay as they are.
struct WhyTests {
    private let rows = """
        return {
          match = "EMAIL", columns = { EMAIL = "mail", WORK_CITY = "city", WORK_ZIP = "zip" },
          writes = { "WORK_CITY", "WORK_ZIP", "WORK_POSITION" },
          transform = function(user, row)
            if row.note == "skip" then skip("on leave") end
            if row.note == "reject" then reject("unwanted") end
            if row.note == "warn" then warn("WORK_CITY", "no city") end
            if user.WORK_ZIP then user.WORK_ZIP = text.trim(user.WORK_ZIP) end
          end,
          missing = function(user) if user.ID == 8 then user.WORK_POSITION = "unknown" end end,
        }
        """

    private func planning() throws -> Planning {
        try Planning(
            try (1...8).map { try .employee($0, ["WORK_CITY": .string("Ulm")]) } + [
                .employee(9, ["ACTIVE": .boolean(false)]), .employee(10, ["USER_TYPE": .string("extranet")]),
                .employee(11, ["EMAIL": .string("twin@example.com")]),
                .employee(12, ["EMAIL": .string("twin@example.com")]),
            ]
        )
    }

    private func narrowing(
        _ users: [Int],
        where conditions: [String: String] = [:],
        fields: Set<String>? = nil,
        sample: Int? = nil,
        protection: Protection = Protection()
    ) async throws -> PlanNarrowing {
        let selection = try await UserSelection(
            users: Set(users.map { try .of($0) }),
            where: conditions,
            on: PortalDouble([])
        )
        return PlanNarrowing(selection: selection, fields: fields, sample: sample, protection: protection)
    }

    @Test func `changes keep the locations that set their fields, and without the question none`() async throws {
        let input = "mail,city,zip,note\nn1@example.com,Bonn, 53111,\n"
        let planning = try planning()
        try await planning.plan(rows, input: input, explains: true)
        let cell = #"input:2, column "city""#
        #expect(
            try planning.locations() == [
                1: ["WORK_CITY": cell, "WORK_ZIP": "script1.lua:8"], 8: ["WORK_POSITION": "script1.lua:10"],
            ]
        )
        #expect(try planning.reasons() == [])
        let other = try self.planning()
        try await other.plan(rows, input: input)
        #expect(try other.locations() == [1: [:], 8: [:]])
        #expect(try other.changes() == planning.changes())
    }

    @Test func `each of those asked for hears why the rows change nothing`() async throws {
        let planning = try planning()
        let input = """
            mail,city,zip,note
            n1@example.com,Ulm,,
            n2@example.com,Bonn,1,skip
            n3@example.com,Bonn,1,reject
            n4@example.com,Bonn,1,warn
            n5@example.com,Bonn,1,
            n5@example.com,Kiel,1,
            twin@example.com,Bonn,1,
            n6@example.com,4.91523E+11,4.91523E+11,
            n9@example.com,Bonn,1,
            """
        let asked = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 99]
        let counts = try await planning.plan(
            rows,
            input: input,
            narrowing: try await narrowing(asked),
            explains: true
        )
        let spoilt = UserField.scientific
        let reasons = try planning.reasons()
        #expect(
            reasons == [
                "1 WORK_POSITION: no recipe sets it here", "1 WORK_CITY: already equal", "1 WORK_ZIP: empty in the row",
                "2: skipped: on leave (script1.lua:5)", "3: refused: unwanted (script1.lua:6)",
                "4 WORK_POSITION: no recipe sets it here", "4 WORK_CITY: warned: no city (script1.lua:7)",
                "5: lines 6 and 7 name this user", #"6: refused: WORK_ZIP: column "zip": \#(spoilt)"#,
                "7: no row names this user", "8 WORK_CITY: no recipe sets it here",
                "8 WORK_ZIP: no recipe sets it here",
                "9 WORK_POSITION: no recipe sets it here",
                "11: line 8 matches other users too", "99: no user has this id",
            ],
            "\(reasons)"
        )
        #expect(counts.unknownUsers == [try .of(99)])
        #expect(try planning.changes().keys.sorted() == [4, 8, 9])
        #expect(try planning.run.reasons().first?.person == "N1")
    }

    @Test func `each of those asked for hears why a run over the directory changes nothing`() async throws {
        let city = """
            return { writes = { "WORK_CITY", "WORK_ZIP" }, transform = function(user)
              if user.ID == 1 then skip("on leave") end
              if user.ID > 2 then user.WORK_CITY = "Bonn" end
              if user.ID == 2 then user.WORK_CITY = "Ulm" end
            end }
            """
        let planning = try planning()
        try await planning.plan(
            city,
            narrowing: try await narrowing(
                [1, 2, 3, 4, 5, 9, 10],
                where: ["EMAIL": "n1@example.com"],
                protection: Protection(users: [try .of(4)])
            ),
            explains: true
        )
        #expect(
            try planning.reasons() == ["1: skipped: on leave (script1.lua:2)"]
                + [2, 3, 4, 5, 9, 10].map { "\($0): outside --where" }
        )
        let other = try self.planning()
        try await other.plan(
            city,
            narrowing: try await narrowing([2, 3, 4, 9, 10], protection: Protection(users: [try .of(4)])),
            explains: true
        )
        #expect(
            try other.reasons() == [
                "2 WORK_CITY: already equal", "2 WORK_ZIP: no recipe sets it here",
                "3 WORK_ZIP: no recipe sets it here",
                "4: protected by moonhook.lua", "9: not an employee: dismissed", "10: not an employee: extranet",
            ]
        )
    }

    @Test func `what a run was told to leave alone says so`() async throws {
        let both = "return { transform = function(user) user.WORK_CITY = 'Bonn'; user.WORK_ZIP = '53111' end }"
        let planning = try planning()
        try await planning.plan(
            both,
            narrowing: try await narrowing(
                [1, 2],
                fields: ["WORK_CITY", "WORK_ZIP"],
                sample: 1,
                protection: Protection(fields: ["WORK_ZIP"])
            ),
            explains: true
        )
        let kept = try #require(try planning.changes().keys.first)
        let expected = [
            kept: "\(kept) WORK_ZIP: protected by moonhook.lua", 3 - kept: "\(3 - kept): not in the sample",
        ]
        #expect(try planning.reasons() == [1, 2].compactMap { expected[$0] })
        let other = try self.planning()
        try await other.plan(both, narrowing: try await narrowing([1], fields: ["NAME"]), explains: true)
        #expect(try other.reasons() == ["1 WORK_CITY: left out by --only", "1 WORK_ZIP: left out by --only"])
    }

    @Test func `a recipe that sets nothing, and a program that names others, say so`() async throws {
        let planning = try planning()
        try await planning.plan(
            "return { transform = function() end }",
            narrowing: try await narrowing([1]),
            explains: true
        )
        #expect(try planning.reasons() == ["1: no recipe sets a field of this user"])
        let other = try self.planning()
        try await other.plan(
            "for id = 1, 3 do user.update { ID = id, WORK_CITY = id < 3 and 'Ulm' or 'Bonn' } end",
            with: ["return { transform = function(user) if user.ID == 2 then skip('not ours') end end }"],
            narrowing: try await narrowing([1, 2, 3, 4]),
            explains: true
        )
        #expect(
            try other.reasons() == [
                "1 WORK_CITY: already equal", "2: skipped: not ours (with1.lua:1)",
                "4: the program didn't update this user",
            ]
        )
        #expect(try other.locations() == [3: ["WORK_CITY": "script1.lua:1"]])
    }

    @Test func `an id that nobody has is reported without the question too`() async throws {
        for script in ["return { transform = function() end }", "user.update { ID = 1, WORK_CITY = 'Bonn' }"] {
            let planning = try planning()
            let counts = try await planning.plan(script, narrowing: try await narrowing([1, 98, 99]))
            #expect(counts.unknownUsers == [try .of(98), try .of(99)])
            #expect(try planning.reasons() == [])
        }
    }

    @Test func `a plan that is made anew has its reasons once`() async throws {
        let planning = try planning()
        try await planning.plan(
            "return { transform = function(user) local name = 'WORK_' .. 'NOTES' user[name] = user[name] end }",
            narrowing: try await narrowing([1]),
            explains: true
        )
        #expect(try planning.reasons() == ["1: no recipe sets a field of this user"])
    }
}
