import PortalModel
import Scripting
import Testing

@testable import Engine

/// Recipes over every employee.
struct DirectoryRunTests {
    private let shout = "return { transform = function(user) user.NAME = text.upper(user.NAME) end }"

    @Test func `a transform sees every employee and plans what differs`() async throws {
        let planning = try Planning([
            .employee(1), .employee(2, ["NAME": .string("ANNA")]), .employee(3, ["ACTIVE": .boolean(false)]),
            .employee(4, ["USER_TYPE": .string("extranet")]), .employee(5, ["NAME": .string("bo")]),
        ])
        let counts = try await planning.plan(
            "return { transform = function(user) user.NAME = user.NAME:upper(); print(user.ID) end }"
        )
        #expect(planning.printed == ["1", "2", "5"])
        #expect(try planning.changes() == [5: ["NAME": .string("BO")]])
        #expect(counts.users == 3)
        #expect(counts.rows == nil)
        #expect(try planning.state() == .planned)
    }

    @Test func `directories of any size are seen to the end`() async throws {
        let planning = try Planning(try (1...501).map { try .employee($0) })
        let counts = try await planning.plan("return { transform = function(user) user.WORK_CITY = 'Ulm' end }")
        #expect(counts.users == 501)
        #expect(try planning.changes().count == 501)
    }

    @Test func `one bad record doesn't stop the others`() async throws {
        let planning = try Planning(try (1...5).map { try .employee($0) })
        let counts = try await planning.plan(
            """
            return { transform = function(user)
              user.WORK_CITY = "Ulm"
              if user.ID == 2 then error("a bad one") end
              if user.ID == 3 then reject("unwanted") end
              if user.ID == 4 then user.PERSONAL_BIRTHDAY = "soon" end
              if user.ID == 5 then skip("on leave") end
            end }
            """
        )
        #expect(try planning.changes() == [1: ["WORK_CITY": .string("Ulm")]])
        #expect(counts.refused == 3)
        #expect(counts.skipped == 1)
        #expect(
            Set(try planning.findings()) == [
                "error 2: a bad one", "error 3: unwanted", "error 4: expected a date written YYYY-MM-DD",
            ]
        )
    }

    @Test func `with strict the first refused record ends the run and leaves no plan`() async throws {
        let planning = try Planning(try (1...3).map { try .employee($0) })
        let error = await #expect(throws: ScriptError.self) {
            try await planning.plan(
                "return { transform = function(user) user.NAME = 'X'; if user.ID == 2 then reject('no') end end }",
                isStrict: true
            )
        }
        #expect(error?.code == .refused)
        #expect(try planning.changes().isEmpty)
        #expect(try planning.findings() == ["error 2: no"])
    }

    @Test func `a chain hands each record on`() async throws {
        let planning = try Planning([.employee(1, ["NAME": .string(" anna ")])])
        try await planning.plan(
            "return { transform = function(user) user.NAME = text.trim(user.NAME) end }",
            shout,
            "return { transform = function(user) user.WORK_NOTES = user.NAME end }"
        )
        #expect(try planning.changes() == [1: ["NAME": .string("ANNA"), "WORK_NOTES": .string("ANNA")]])
    }

    @Test func `a record that one of a chain refuses is refused whole`() async throws {
        let planning = try Planning([.employee(1, ["NAME": .string("anna")])])
        let counts = try await planning.plan(shout, "return { transform = function(user) reject('no') end }")
        #expect(counts.refused == 1)
        #expect(try planning.changes().isEmpty)
    }

    @Test(arguments: ["user.update { ID = 1, NAME = 'X' }", "return { run = function() end }"])
    func `a program is no part of a chain`(program: String) async throws {
        let planning = try Planning([.employee(1)])
        let first = await #expect(throws: ScriptError.self) { try await planning.plan(shout, program) }
        let second = await #expect(throws: ScriptError.self) { try await planning.plan(shout, with: [program]) }
        #expect(first?.message.contains("script2.lua") == true)
        #expect(second?.message.contains("with1.lua") == true)
        #expect(try planning.changes().isEmpty)
    }

    @Test func `a setting that no script takes is refused with the nearest name`() async throws {
        let recipe = "return { params = { region = { default = 'DE' } }, transform = function(user) end }"
        let planning = try Planning([.employee(1)])
        let error = await #expect(throws: ScriptError.self) {
            try await planning.plan(recipe, settings: ["regon": "FR"])
        }
        #expect(error?.code == .parameter)
        #expect(error?.message.contains("did you mean 'region'?") == true)
        // One script of a chain that takes it is enough.
        try await planning.plan(shout, recipe, settings: ["region": "FR"])
    }

    @Test func `a cancelled run stops a script that never ends, and leaves no plan`() async throws {
        let planning = try Planning([.employee(1)])
        let (started, starting) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await planning.plan(
                "user.update { ID = 1, NAME = 'X' } print('on my way') while true do end",
                onPrint: { starting.yield() }
            )
        }
        for await _ in started { break }
        task.cancel()
        await #expect(throws: (any Error).self) { try await task.value }
        #expect(try planning.changes().isEmpty)
    }

    @Test func `which country was assumed is counted by number`() async throws {
        let planning = try Planning([
            .employee(1, ["WORK_PHONE": .string("030 123456"), "PERSONAL_MOBILE": .string("0151 23456789")]),
            .employee(2, ["WORK_PHONE": .string("+49 30 123456")]), .employee(3, ["WORK_PHONE": .string("12")]),
        ])
        let counts = try await planning.plan(
            """
            return { transform = function(user)
              for _, field in ipairs { "WORK_PHONE", "PERSONAL_MOBILE" } do
                user[field] = phone.format(user[field], "DE", "international")
              end
            end }
            """
        )
        #expect(counts.assumedRegions == [AssumedRegion("DE"): 2])
    }
}
