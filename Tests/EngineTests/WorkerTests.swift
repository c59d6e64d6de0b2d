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
