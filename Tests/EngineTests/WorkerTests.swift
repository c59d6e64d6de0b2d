import PortalModel
import Scripting
import Testing

@testable import Engine

/// A run over the directory on several states, where recipes promise to be pure.
struct WorkerTests {
    private static let recipe = """
        return {
          pure = true,
          writes = { "WORK_CITY", "WORK_NOTES" },
          transform = function(user)
            if user.ID % 400 == 0 then reject("a round number") end
            if user.ID % 500 == 7 then skip("a seven") end
            if user.ID % 300 == 1 then print(user.ID) end
            if user.ID % 250 == 3 then warn("WORK_NOTES", "three") end
            user.WORK_CITY = "Ulm " .. math.random(1000)
            user.WORK_NOTES = phone.e164("030 1234567", "DE")
          end,
        }
        """

    @Test func `three states plan what one does, and say it in the same order`() async throws {
        let people = try (1...3_200).map { try User.employee($0) }
        let (one, three) = (try Planning(people), try Planning(people))
        let counts = try await one.plan(Self.recipe)
        #expect(try await three.plan(Self.recipe, workers: 3) == counts)
        #expect(counts.refused == 8 && counts.skipped == 7 && counts.assumedRegions == [AssumedRegion("DE"): 3_172])
        #expect(try three.changes() == one.changes())
        #expect(try three.findings() == one.findings())
        #expect(three.printed == one.printed && one.printed.count == 11)
    }

    @Test func `three states plan the rows of an input as one does, and say it in the same order`() async throws {
        let people = try (1...3_000).map { try User.employee($0, ["EMAIL": .string("p\($0)@example.com")]) }
        let recipe = """
            return {
              pure = true,
              match = "EMAIL",
              params = { region = { default = "DE" } },
              columns = { EMAIL = "Mail", WORK_PHONE = "Phone", WORK_ZIP = "Zip" },
              writes = { "WORK_PHONE", "WORK_ZIP", "WORK_CITY" },
              transform = function(user, row)
                if user.ID % 400 == 0 then reject("a round number") end
                if user.ID % 500 == 7 then skip("a seven") end
                if user.ID % 300 == 1 then print(user.ID) end
                if user.ID % 250 == 3 then warn("WORK_CITY", "three") end
                user.WORK_CITY = row.City .. " " .. math.random(1000)
                user.WORK_PHONE = phone.e164(user.WORK_PHONE, params.region)
              end,
            }
            """
        var rows = ["Mail,Phone,Zip,City"]
        for id in 1...3_000 {
            let zip = id % 700 == 5 ? "1.0E+9" : "0\(id)"
            rows.append("P\(id)@example.com,030 12\(10_000 + id),\(zip),Ulm")
            if id % 600 == 9 { rows.append("p\(id)@example.com,030 1234567,04109,Bonn") }
            if id % 600 == 10 { rows.append(rows[rows.count - 1]) }
            if id % 900 == 11 { rows.append("nobody\(id)@example.com,,,") }
            if id % 900 == 12 { rows.append("p\(id)@example.com,a,b,c,too,many") }
        }
        let input = rows.joined(separator: "\n") + "\n"
        let (one, three) = (try Planning(people), try Planning(people))
        let counts = try await one.plan(recipe, input: input)
        #expect(try await three.plan(recipe, input: input, workers: 3) == counts)
        #expect(counts.rows?.read == 3_018 && counts.rows?.repeated == 5 && counts.rows?.withoutAccount == 4)
        #expect(try three.changes() == one.changes())
        #expect(try three.findings() == one.findings())
        #expect(three.printed == one.printed && one.printed.count == 10)
    }

    @Test
    func `records that are stopped in several states end the run together, and rows that nobody plans don't count`()
        async throws
    {
        let people = try (1...3_000).map { try User.employee($0) }
        let recipe = """
            return {
              pure = true,
              columns = { WORK_CITY = "City" },
              writes = { "WORK_CITY" },
              transform = function(user, row)
                print(user.ID)
                if row.City == "stop" then error(("x"):rep(1 << 30)) end
              end,
            }
            """
        func rows(stopping: (Int) -> Bool, again: Int) -> String {
            let first = (1...3_000).map { "\($0),\(stopping($0) ? "stop" : "Ulm")" }
            let second = (2_500..<2_500 + again).map { "\($0),stop" }
            return (["ID,City"] + first + second).joined(separator: "\n") + "\n"
        }
        let stopped = try Planning(people)
        let error = await #expect(throws: ScriptError.self) {
            try await stopped.plan(recipe, input: rows(stopping: { $0 > 2_100 && $0 % 70 == 3 }, again: 0), workers: 3)
        }
        #expect(error?.message.contains("it is the 10th record that was stopped") == true, "\(error?.message ?? "")")
        let (one, three) = (try Planning(people), try Planning(people))
        let input = rows(stopping: { $0 % 500 == 3 }, again: 20)
        let counts = try await one.plan(recipe, input: input)
        #expect(try await three.plan(recipe, input: input, workers: 3) == counts)
        #expect(try three.findings() == one.findings())
        #expect(three.printed == one.printed && one.printed.count == 3_000)
    }

    @Test func `a recipe that doesn't promise has one state, which sees all employees in order`() async throws {
        let planning = try Planning(try (1...2_100).map { try User.employee($0) })
        let counting = "local n = 0 return { transform = function(user) n = n + 1 user.WORK_NOTES = n end }"
        try await planning.plan(counting, workers: 3)
        #expect(try planning.changes()[2_100] == ["WORK_NOTES": .string("2100")])
    }

    @Test func `asked why, it plans the same, and each change says which line set what`() async throws {
        let people = try (1...2_100).map { try User.employee($0) }
        let (silent, asked) = (try Planning(people), try Planning(people))
        try await silent.plan(Self.recipe, workers: 3)
        try await asked.plan(Self.recipe, explains: true, workers: 3)
        #expect(try asked.changes() == silent.changes())
        #expect(asked.printed == silent.printed)
        let locations = try asked.locations().values
        #expect(
            locations.allSatisfy {
                $0["WORK_CITY"] == "script1.lua:9" && $0["WORK_NOTES"] ?? "script1.lua:10" == "script1.lua:10"
            }
        )
    }

    @Test func `a field that a state turns out to need lets the plan begin anew`() async throws {
        let people = try (1...2_100).map { try User.employee($0, ["WORK_CITY": .string("Ulm")]) }
        let planning = try Planning(people)
        let secret = """
            local name = "WORK_" .. "CITY"
            return { pure = true, transform = function(user) user.WORK_NOTES = user[name] end }
            """
        try await planning.plan(secret, workers: 2)
        #expect(try planning.changes().count == 2_100)
        #expect(try planning.changes()[2_000] == ["WORK_NOTES": .string("Ulm")])
    }
}
