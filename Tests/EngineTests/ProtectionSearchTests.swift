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

    @Test func `what is found is remembered though another entry is missing, which may be waiting for it`() async throws
    {
        let journal = try RunJournal.temporary()
        let search = ProtectionSearch(on: PortalDouble([try .employee(1)]), remembering: journal) { _ in false }
        let entries = ["n1@example.com", "boss@south.example"].map { address in
            ProtectionEntry(.address(address), origin: "moonhook.lua: protect", isForAllPortals: true)
        }
        await #expect(throws: ProtectionError.self) { try await search.find(entries) }
        #expect(try journal.protected() == ["n1@example.com": [try .of(1)]])
    }
}
