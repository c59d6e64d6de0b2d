import PortalModel
import Testing

/// Whom single calls reach, in the sense of bounds.
struct ClientReachTests {
    private func reach(
        _ before: [String: FieldValue],
        _ after: [String: FieldValue],
        unseen: Set<String> = []
    ) throws -> ClientReach {
        let user = try #require(UserID(rawValue: 57))
        return ClientReach().adding(
            Change(user: user, person: "Anna", before: before, after: after, unseen: unseen)
        )
    }

    @Test(arguments: [(true, false, true), (nil, false, true), (false, false, false), (false, true, false)])
    func `who isn't active any more is dismissed`(before: Bool?, after: Bool, isDismissed: Bool) throws {
        let reach = try reach(before.map { ["ACTIVE": .boolean($0)] } ?? [:], ["ACTIVE": .boolean(after)])
        #expect(reach.dismissed.isEmpty != isDismissed)
    }

    @Test(arguments: [
        ("anna@example.com", "berta@example.com", true), ("Cem@Example.com ", "cem@example.com", false),
        (nil, "dora@example.com", true),
    ])
    func `another address is one that differs by more than case and spaces`(
        before: String?,
        after: String,
        isOther: Bool
    ) throws {
        let reach = try reach(before.map { ["EMAIL": .string($0)] } ?? [:], ["EMAIL": .string(after)])
        #expect(reach.readdressed.isEmpty != isOther)
    }

    @Test(arguments: [
        ([1, 2], [2, 1, 1], false), ([1, 2], [1], true), (nil, [1], true), ([1], nil, true), (nil, nil, false),
    ])
    func `departments are compared as sets`(before: [Int]?, after: [Int]?, isMoved: Bool) throws {
        let list = { (ids: [Int]) in FieldValue.list(ids.map { .integer($0) }) }
        let held = before.map { ["UF_DEPARTMENT": list($0)] } ?? [:]
        let reach = try reach(held, ["UF_DEPARTMENT": after.map(list) ?? .null])
        #expect(reach.moved.isEmpty != isMoved)
        #expect(reach.cleared.isEmpty == (after != nil))
    }

    @Test func `departments that can't be seen may be others`() throws {
        #expect(try reach([:], ["UF_DEPARTMENT": .null], unseen: ["UF_DEPARTMENT"]).moved.count == 1)
    }

    @Test func `clearings are counted by field and person, each once`() throws {
        var reach = try reach([:], ["WORK_FAX": .null, "EMAIL": .null, "NAME": .string("Anna")])
        let once = reach
        let user = try #require(UserID(rawValue: 57))
        reach.add(Change(user: user, person: "Anna", before: [:], after: ["WORK_FAX": .null]))
        #expect(reach == once)
        #expect(reach.cleared == ["WORK_FAX": [user], "EMAIL": [user]])
        #expect(reach.readdressed == [])
    }
}
