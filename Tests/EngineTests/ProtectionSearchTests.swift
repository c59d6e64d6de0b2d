import Engine
import Journal
import PortalModel
import TestSupport
import Testing

/// Whom the entries of `protect` name on a portal.
struct ProtectionSearchTests {
    @Test(arguments: ["tim.koch@example.com", "Tim.Koch@Example.com"])
    func `one address of two people protects both`(address: String) async throws {
        var people = try (1...4).map { try User.employee($0) }
        people[1].fields["EMAIL"] = .string("tim.koch@example.com")
        people[3].fields["EMAIL"] = .string("TIM.KOCH@example.com")
        let search = ProtectionSearch(on: PortalDouble(people), remembering: try .temporary()) { _ in false }
        let found = try await search.find([ProtectionEntry(.address(address), origin: "moonhook.lua: protect")])
        #expect(found.protection.users == [people[1].id, people[3].id])
        #expect(found.warnings.isEmpty)
    }
}
