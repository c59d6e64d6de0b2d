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
