import Logging
import PortalClient
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

/// The client against a portal that was written from the same documentation and by another hand.
@Suite(.endsHangs) struct EmulatedPortalTests {
    /// How a client proves who it is.
    enum Access: CaseIterable {
        case webhook
        case token
    }

    private func with<Value>(
        _ configuration: EmulatorConfiguration = EmulatorConfiguration(userCount: 20),
        _ access: Access = .webhook,
        _ body: (RESTPortal, EmulatedPortal) async throws -> Value
    ) async throws -> Value {
        let emulator = try EmulatedPortal(configuration)
        return try await emulator.serve { addresses in
            let text = access == .webhook ? addresses.webhook : addresses.oauthBase
            return try await RESTPortal.withPortal(
                at: try PortalAddress(text),
                token: access == .token ? .fixed(Secret(addresses.token)) : nil,
                settings: PortalSettings(rate: nil),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            ) { portal in
                try await body(portal, emulator)
            }
        }
    }

    private func credential(owner: Int = 1, scopes: Set<String>) -> EmulatorCredential {
        EmulatorCredential(ownerID: owner, webhookCode: "code", accessToken: "token", scopes: scopes)
    }

    private func id(_ number: Int = 1) throws -> UserID { try #require(UserID(rawValue: number)) }

    private func change(_ number: Int = 1, _ after: [String: FieldValue]) throws -> Change {
        Change(user: try id(number), person: "N\(number)", before: [:], after: after)
    }

    @Test(arguments: Access.allCases)
    func `the documented call arrives with either kind of credentials`(access: Access) async throws {
        try await with(EmulatorConfiguration(userCount: 20), access) { portal, _ in
            let parameters: JSONObject = ["ID": 1, "NAME": "Administrator", "LAST_NAME": "SomeLastName"]
            let answer = try await portal.call("user.update", parameters)
            #expect(answer.result == true)
            let owner = try await portal.owner()
            #expect(owner.id.rawValue == 1)
            #expect(owner.displayName == "Administrator SomeLastName")
        }
    }

    @Test func `fields, structure and people read as the model has them`() async throws {
        try await with { portal, _ in
            let schema = try await portal.schema()
            #expect(schema["UF_USR_CONTRACT_END"]?.kind == .date)
            #expect(schema["UF_USR_LANGUAGES"]?.isMultiple == true)
            guard case .enumeration(let options)? = schema["UF_USR_CONTRACT"]?.kind else {
                Issue.record("UF_USR_CONTRACT is no enumeration")
                return
            }
            #expect(options.map(\.label).contains("Permanent"))

            let departments = try await portal.departments()
            #expect(departments.count == 20)
            #expect(departments.filter { $0.parent == nil }.map(\.id) == [1])
            #expect(departments.first?.head == (try id()))
        }
    }

    @Test(arguments: [1, 49, 50, 51, 100, 2601])
    func `a walk sees everybody once, the dismissed too`(count: Int) async throws {
        try await with(EmulatorConfiguration(userCount: count)) { portal, emulator in
            _ = try await portal.schema()
            let before = emulator.requests.count
            var users: [User] = []
            try await portal.eachPage(fields: ["ACTIVE", "USER_TYPE"]) { users += $0 }
            #expect(users.count == count)
            #expect(Set(users.map(\.id)).count == count)
            #expect(count < 100 || users.contains { $0.fields["ACTIVE"] == .boolean(false) })
            #expect(users.allSatisfy { $0.fields["ACTIVE"] != nil && $0.fields["NAME"] == nil })
            let requests = emulator.requests[before...].filter { $0.carrier != .batch }
            #expect(requests.count == 1 + (count + 2449) / 2500)
        }
    }

    @Test(arguments: [
        "plain", "a&b=c", "100 % + 1", "%41 %zz %", "[0][a]", "a#b?c;d", "line\r\nbreak\ttab\n", "\"quoted\" \\ 'so'",
        "Жанна д’Арк", "👩‍🚀 ✈️", "<br>&amp;", " blanks ", "https://example.com/?q=1&r=2#top", "a+b=c&auth=x", "0", "null",
        "N",
        "$result[c0][0][ID]", "see $result[c1] and ${x}", "$result", String(repeating: "long ", count: 2000),
    ])
    func `every text arrives as it was sent, in a batch and alone`(text: String) async throws {
        try await with { portal, _ in
            let fields = ["WORK_NOTES", "PERSONAL_CITY"]
            let change = try change(1, ["WORK_NOTES": .string(text), "PERSONAL_CITY": .string("Ulm")])
            let delivery = Delivery(changes: [change], prepare: [], fields: fields)
            let report = try await portal.deliver(delivery)
            #expect(report.refusals == [nil])
            #expect(try await portal.users([id()], fields: fields).map(\.fields) == [change.after])

            _ = try await portal.call("user.update", ["ID": 1, "PERSONAL_NOTES": .string(text)])
            let alone = try await portal.users([id()], fields: ["PERSONAL_NOTES"])
            #expect(alone.first?.fields["PERSONAL_NOTES"] == .string(text))
        }
    }

    @Test func `values of every kind arrive, and go again when they are cleared`() async throws {
        let after: [String: FieldValue] = [
            "NAME": .string("Anna"), "PERSONAL_BIRTHDAY": .string("1990-02-28"), "PERSONAL_GENDER": .string("F"),
            "UF_DEPARTMENT": .list([.integer(2), .integer(5)]), "UF_USR_CONTRACT": .string("Trainee"),
            "UF_USR_CONTRACT_END": .string("2027-12-31"), "UF_USR_LANGUAGES": .list([.string("de"), .string("a&b")]),
        ]
        try await with { portal, emulator in
            let fields = Array(after.keys)
            let set = try await portal.deliver(Delivery(changes: [change(1, after)], fields: fields))
            #expect(set.refusals == [nil])
            #expect(try await portal.users([id()], fields: fields).map { $0.fields.mapValues(\.labelled) } == [after])

            let cleared = after.mapValues { _ in FieldValue.null }
            let clear = try await portal.deliver(Delivery(changes: [change(1, cleared)], fields: fields))
            #expect(clear.refusals == [nil])
            #expect(try await portal.users([id()], fields: fields).map(\.fields) == [[:]])
            #expect(emulator.requests.filter { $0.method == "user.update" }.allSatisfy { $0.carrier == .batch })
        }
    }

    @Test func `dismissing and hiring again is a flag`() async throws {
        try await with { portal, _ in
            let user = try await self.user(
                of: portal,
                where: { $0.fields["ACTIVE"] == .boolean(true) && $0.id.rawValue > 1 }
            )
            for flag in [false, true] {
                let change = try change(user.rawValue, ["ACTIVE": .boolean(flag)])
                _ = try await portal.deliver(Delivery(changes: [change], fields: []))
                let users = try await portal.users([user], fields: ["ACTIVE"])
                #expect(users.map(\.fields) == [["ACTIVE": .boolean(flag)]])
            }
        }
    }

    @Test func `a photo goes alone, reads back as a link, and can be removed`() async throws {
        try await with { portal, emulator in
            let photo = FieldValue.file(.init(name: "anna.png", base64: "iVBORw0KGgo="))
            let changes = [try change(1, ["PERSONAL_PHOTO": photo]), try change(1, ["NAME": .string("Anna")])]
            let report = try await portal.deliver(Delivery(changes: changes, fields: []))
            #expect(report.refusals == [nil, nil])
            #expect(emulator.requests.filter { $0.method == "user.update" }.map(\.carrier) == [.batch, .json])
            let user = try await portal.users([id()], fields: ["PERSONAL_PHOTO"]).first
            guard case .string(let link)? = user?.fields["PERSONAL_PHOTO"] else {
                Issue.record("the photo has no link")
                return
            }
            #expect(link.hasPrefix("http"))

            _ = try await portal.deliver(Delivery(changes: [change(1, ["PERSONAL_PHOTO": .null])], fields: []))
            #expect(try await portal.users([id()], fields: ["PERSONAL_PHOTO"]).first?.fields == [:])
        }
    }

    @Test func `a full delivery is one request, and reads what the one before it wrote`() async throws {
        try await with(EmulatorConfiguration(userCount: 150)) { portal, emulator in
            var ids: [UserID] = []
            try await portal.eachPage(fields: []) { ids += $0.map(\.id) }
            let groups = [Array(ids[0..<48]), Array(ids[48..<96])]
            let before = emulator.requests.count { $0.carrier != .batch }

            let changes = try groups[0].map { try change($0.rawValue, ["WORK_CITY": .string("City \($0)")]) }
            let first = try await portal.deliver(
                Delivery(changes: changes, prepare: groups[1], fields: ["WORK_CITY", "ACTIVE"])
            )
            let second = try await portal.deliver(Delivery(verify: groups[0], fields: ["WORK_CITY"]))

            #expect(emulator.requests.count { $0.carrier != .batch } == before + 2)
            #expect(first.refusals == Array(repeating: nil, count: 48))
            #expect(first.prepared.map(\.id) == groups[1])
            #expect(second.verified.map(\.fields) == changes.map(\.after))
        }
    }

    @Test func `a change of nobody is refused, and the others go on`() async throws {
        try await with { portal, _ in
            let changes = [try change(999_999, ["NAME": .string("X")]), try change(1, ["NAME": .string("Anna")])]
            let report = try await portal.deliver(Delivery(changes: changes, fields: []))
            #expect(report.refusals.map { $0?.code } == [.accessDenied, nil])
            #expect(try await portal.users([id(), id(999_999)], fields: []).map(\.id) == [id()])
        }
    }

    @Test func `whom the portal doesn't know learns it from the first call`() async throws {
        try await EmulatedPortal(EmulatorConfiguration(userCount: 1)).serve { addresses in
            let webhook = addresses.oauthBase + "1/another0code/"
            for (text, token) in [(webhook, nil), (addresses.oauthBase, Secret("another token"))] {
                let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                let token = token.map { AccessToken.fixed($0) }
                try await RESTPortal.withPortal(at: PortalAddress(text), token: token, logger: logger) { portal in
                    let error = await #expect(throws: PortalError.self) { try await portal.schema() }
                    #expect(error?.code == .unauthorized)
                    #expect(error?.description.contains("another") == false)
                }
            }
        }
    }

    @Test func `a limited scope shows less and writes nothing`() async throws {
        let configuration = EmulatorConfiguration(userCount: 20, credentials: [credential(scopes: ["user_basic"])])
        try await with(configuration) { portal, _ in
            let schema = try await portal.schema()
            #expect(schema.shows("EMAIL"))
            #expect(!schema.shows("PERSONAL_WWW"))
            #expect(schema["UF_USR_CONTRACT"] == nil)
            let delivery = Delivery(changes: [try change(1, ["NAME": .string("Anna")])], fields: [])
            let error = await #expect(throws: PortalError.self) { try await portal.deliver(delivery) }
            #expect(error?.code == .insufficientScope)
        }
    }

    @Test func `who is no administrator sees the standard fields and is refused each change`() async throws {
        let owner = try await with { portal, _ in
            try await self.user(of: portal, where: { $0.fields["ACTIVE"] == .boolean(true) && $0.id.rawValue > 1 })
        }
        let scopes: Set = ["user", "user.userfield", "department"]
        let configuration = EmulatorConfiguration(
            userCount: 20,
            credentials: [credential(owner: owner.rawValue, scopes: scopes)]
        )
        try await with(configuration) { portal, _ in
            #expect(try await portal.owner().id == owner)
            #expect(try await portal.schema()["UF_USR_CONTRACT"] == nil)
            let delivery = Delivery(changes: [try change(1, ["NAME": .string("Anna")])], fields: [])
            let report = try await portal.deliver(delivery)
            #expect(report.refusals.map { $0?.code } == [.accessDenied])
        }
    }

    private func user(of portal: RESTPortal, where matches: (User) -> Bool) async throws -> UserID {
        var found: [UserID] = []
        try await portal.eachPage(fields: ["ACTIVE"]) { page in found += page.filter(matches).map(\.id) }
        return try #require(found.first)
    }
}
