import PortalModel
import Snapshot
import TestSupport
import Testing

struct PortalSnapshotTests {
    private static func people(_ count: Int) throws -> [User] {
        try (1...count).map { number in
            try .of(
                number,
                [
                    "NAME": .string("Anna \(number)"), "EMAIL": .string("anna\(number)@example.com"),
                    "ACTIVE": .boolean(number % 10 != 0), "USER_TYPE": .string("employee"),
                ]
            )
        }
    }

    @Test
    func `one user costs the schema and one request, however often it is asked for`() async throws {
        let portal = PortalDouble(try Self.people(100))
        let snapshot = PortalSnapshot(portal: portal, fields: nil)
        for _ in 1...2 {
            #expect(try await snapshot.user(7)?.fields["NAME"] == .string("Anna 7"))
            #expect(try await snapshot.user(404) == nil)
        }
        _ = try await onThread { try snapshot.schema() }
        #expect(portal.requests == ["schema", "users 7", "users 404"])
    }

    @Test
    func `with named fields a single user needs no schema`() async throws {
        let portal = PortalDouble(try Self.people(10))
        let snapshot = PortalSnapshot(portal: portal, fields: ["ID", "NAME", "NAME"])
        #expect(try await snapshot.user(7) == .of(7, ["NAME": .string("Anna 7")]))
        #expect(portal.requests == ["users 7"])
        #expect(try await snapshot.users().count == 10)
    }

    @Test
    func `departments are fetched once`() async throws {
        let portal = PortalDouble([])
        let snapshot = PortalSnapshot(portal: portal, fields: nil)
        for _ in 1...2 {
            #expect(try await onThread { try snapshot.departments().path(5) } == ["Company", "Sales"])
        }
        #expect(portal.requests == ["departments"])
    }

    @Test
    func `the twenty-first single user fetches the complete directory, once`() async throws {
        let portal = PortalDouble(try Self.people(100))
        let snapshot = PortalSnapshot(portal: portal, fields: ["NAME"])
        for number in Array(1...60) + [1] {
            #expect(try await snapshot.user(number)?.fields == ["NAME": .string("Anna \(number)")])
        }
        #expect(try await snapshot.user(404) == nil)
        #expect(portal.requests == (1...20).map { "users \($0)" } + ["schema", "walk"])
    }

    @Test(arguments: [
        ["UF_ANY": FieldValue.string("  Жук\u{2028}\u{0}\u{301}end ")],
        ["UF_ANY": .string("\u{0}")],
        ["UF_ANY": .string("[\"i1\"]")],
        ["UF_ANY": .integer(.max)],
        ["UF_ANY": .number(2)],
        ["UF_ANY": .boolean(false), "ACTIVE": .boolean(true)],
        [
            "UF_ANY": .list([
                .string("\u{301}a"), .integer(1), .number(1), .boolean(true), .list([.null, .string("")]),
            ])
        ],
        ["UF_DEPARTMENT": .list([.integer(5), .integer(1)])],
        ["UF_DEPARTMENT": .integer(5)],
        ["UF_ANY": .file(UploadedFile(name: "a.jpg", base64: "AAAA")), "Uf_Any": .string("another field")],
    ])
    func `a user is the same before and after the walk`(fields: [String: FieldValue]) async throws {
        let custom = ["UF_ANY", "Uf_Any"].map { UserField($0, .other("any"), about: "") }
        let user = try User.of(57, fields)
        let portal = PortalDouble([user], fields: Schema(custom: custom))
        let snapshot = PortalSnapshot(portal: portal, fields: nil)
        #expect(try await snapshot.user(57) == user)
        #expect(try await snapshot.users() == [user])
        #expect(try await snapshot.user(57) == user)
        #expect(portal.requests == ["schema", "users 57", "walk"])
    }

    @Test
    func `users come page by page in ascending order of id`() async throws {
        let portal = PortalDouble(try Self.people(120))
        let snapshot = PortalSnapshot(portal: portal, fields: ["NAME"])
        let employees = UserFilter.employees.conditions
        var seen: [Int] = []
        var last: UserID?
        while case let page = try await snapshot.users(employees, after: last, limit: 25), !page.isEmpty {
            seen += page.map(\.id.rawValue)
            last = page.last?.id
        }
        #expect(seen == (1...120).filter { $0 % 10 != 0 })
        #expect(try await snapshot.count(employees) == 108)
        #expect(try await snapshot.count() == 120)
        #expect(portal.requests == ["schema", "walk"])
    }

    @Test
    func `a filter may name a field that users don't show`() async throws {
        let portal = PortalDouble(try Self.people(60))
        let snapshot = PortalSnapshot(portal: portal, fields: ["NAME"])
        #expect(try await snapshot.count(["ACTIVE": .boolean(true)]) == 54)
        for _ in 1...2 {
            let found = try await snapshot.users(["EMAIL": .string("anna7@example.com")])
            #expect(try found == [.of(7, ["NAME": .string("Anna 7")])])
        }
        #expect(portal.requests == ["schema", "walk", "walk"])
    }

    @Test
    func `an unknown field is no empty field`() async throws {
        let portal = PortalDouble(try Self.people(10))
        let snapshot = PortalSnapshot(portal: portal, fields: nil)
        let error = await #expect(throws: SnapshotError.self) { try await snapshot.count(["WORK_FONE": .null]) }
        #expect(error?.description == "WORK_FONE is not a user field; did you mean WORK_PHONE?")
        #expect(portal.requests == ["schema"])
    }

    @Test
    func `a field that the credentials can't see is no empty field`() async throws {
        let portal = PortalDouble(try Self.people(10), fields: Schema(custom: [], scope: .brief))
        let snapshot = PortalSnapshot(portal: portal, fields: nil)
        for _ in 1...2 {  // before the walk and after it
            let error = await #expect(throws: SnapshotError.self) { try await snapshot.count(["EMAIL": .null]) }
            #expect(error?.code == .hiddenField)
            #expect(try await snapshot.count() == 10)
        }
    }

    @Test
    func `a walk that fails leaves nothing behind and is tried again`() async throws {
        let portal = PortalDouble(try Self.people(120))
        portal.breakNextWalk()
        let snapshot = PortalSnapshot(portal: portal, fields: ["NAME"])
        _ = try await snapshot.user(3)
        await #expect(throws: PortalError(.incomplete)) { try await snapshot.count() }
        #expect(try await snapshot.user(3)?.fields == ["NAME": .string("Anna 3")])
        #expect(try await snapshot.user(4)?.fields == ["NAME": .string("Anna 4")])
        #expect(try await snapshot.count() == 120)
        #expect(portal.requests == ["users 3", "schema", "walk", "users 4", "walk"])
    }

    @Test
    func `a walk reports how far it has come`() async throws {
        let (reports, report) = AsyncStream<Progress>.makeStream()
        let portal = PortalDouble(try Self.people(120))
        let snapshot = PortalSnapshot(portal: portal, fields: nil) { report.yield($0) }
        #expect(try await snapshot.count() == 120)
        report.finish()
        #expect(await reports.reduce(into: []) { $0.append($1.done) } == [50, 100, 120])
    }

    @Test
    func `several threads share one walk`() async throws {
        let portal = PortalDouble(try Self.people(120))
        let snapshot = PortalSnapshot(portal: portal, fields: ["NAME"])
        try await withThrowingTaskGroup { group in
            for _ in 1...4 {
                group.addTask { try await snapshot.count(["ACTIVE": .boolean(true)]) }
            }
            for try await count in group {
                #expect(count == 108)
            }
        }
        #expect(portal.requests == ["schema", "walk"])
    }

    @Test
    func `cancellation wakes a waiting thread, though the portal doesn't answer`() async throws {
        let gate = Gate()
        let portal = PortalDouble(try Self.people(10), onReading: { await gate.wait() })
        let snapshot = PortalSnapshot(portal: portal, fields: ["NAME"])
        let waiting = Task { try await snapshot.user(3) }
        await gate.isReached()
        snapshot.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await #expect(throws: CancellationError.self) { try await snapshot.user(4) }
        #expect(portal.requests == ["users 3"])
        gate.open()
    }
}
