import Containment
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// Recipes are loaded anew again and again, while calls come.
@Suite(.endsHangs) struct RenewalTests {
    private static let recipe = """
        return { writes = { WORK_CITY = "any" }, pure = true,
          transform = function(user) user.WORK_CITY = text.trim(user.WORK_CITY or "") end }
        """

    @Test func `a recipe that reads more while it is loaded than it seemed to gets that`() async throws {
        let recipe = """
            local isAnswered, boss = pcall(users.get, 8)
            local name = isAnswered and boss and boss["LAST_" .. "NAME"]
            return { writes = { WORK_NOTES = "any" },
              transform = function(user) user.WORK_NOTES = name or "none" end }
            """
        try await Front.serve([Front.client([recipe])], cache: .zero) { front in
            let name = try await front.user(8)["LAST_NAME"]?.stringValue ?? ""
            try #require(!name.isEmpty)
            for number in 1...3 {
                let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": .string("City \(number)")])
                #expect(answer.json["result"] == true, "\(answer.text)")
            }
            #expect(try await front.user(7)["WORK_NOTES"]?.stringValue == name)
        }
    }

    @Test(arguments: [1, 12])
    func `recipes that are older than the cache are loaded anew, and no call is refused`(callers: Int) async throws {
        try await Front.serve([Front.client([Self.recipe])], cache: .zero) { front in
            let people = Array(try await front.employees().prefix(callers))
            try await withThrowingTaskGroup { group in
                for id in people {
                    group.addTask {
                        for number in 1...10 {
                            let update: JSONValue = ["ID": .integer(id), "WORK_CITY": .string("City \(number)")]
                            let answer = try await front.call("user.update", update)
                            #expect(answer.json["result"] == true, "\(answer.text)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
