import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

@Suite(.endsHangs) struct ReadingTests {
    @Test func `the schema is one request, made once`() async throws {
        let fields: JSONValue = [["ID": "1", "FIELD_NAME": "UF_USR_CAR", "USER_TYPE_ID": "boolean", "MULTIPLE": "N"]]
        let reply = Rows.batch([["user", "user.userfield"], fields])
        try await ScriptedPortal.answering([reply]) { portal, server in
            let schema = try await portal.schema()
            #expect(schema["UF_USR_CAR"]?.kind == .flag)
            #expect(schema.shows("PERSONAL_WWW"))
            #expect(try await portal.schema()["UF_USR_CAR"] != nil)
            #expect(server.calls.map(\.commands) == [["scope", "user.userfield.list"]])
        }
    }

    @Test(arguments: ["insufficient_scope", "ACCESS_DENIED"])
    func `custom fields that may not be listed are not known`(refusal: String) async throws {
        let body = #"""
            {"result":{"result":{"c0":["user_basic"]},"result_error":{"c1":{"error":"\#(refusal)"}}}}
            """#
        try await ScriptedPortal.answering([.init(body: body)]) { portal, _ in
            let schema = try await portal.schema()
            #expect(schema.fields.count == UserField.standard.count)
            #expect(schema.shows("EMAIL"))
            #expect(!schema.shows("PERSONAL_WWW"))
        }
    }

    @Test func `credentials that show no users are reported at once`() async throws {
        try await ScriptedPortal.answering([Rows.batch([["department"], []])]) { portal, _ in
            let error = await #expect(throws: PortalError.self) { try await portal.schema() }
            #expect(error?.code == .insufficientScope)
        }
    }

    @Test func `all pages of the structure are read`() async throws {
        func rows(_ ids: some Sequence<Int>) -> JSONValue {
            .array(ids.map { ["ID": .string("\($0)"), "NAME": "D", "PARENT": $0 == 1 ? nil : "1"] })
        }
        let replies = [Rows.answer(rows(1...50), total: 101), Rows.batch([rows(51...100), rows([101])])]
        try await ScriptedPortal.answering(replies) { portal, server in
            let departments = try await portal.departments()
            #expect(departments.map(\.id) == Array(1...101))
            #expect(departments.map(\.parent).prefix(2) == [nil, 1])
            #expect(
                server.calls.last?.commands == [
                    "department.get?sort=ID&order=ASC&start=50", "department.get?sort=ID&order=ASC&start=100",
                ]
            )
        }
        let repeating = [Rows.answer(rows(1...50), total: 100), Rows.batch([rows(1...50)])]
        try await ScriptedPortal.answering(repeating) { portal, _ in
            let error = await #expect(throws: PortalError.self) { try await portal.departments() }
            #expect(error == PortalError(.incomplete, method: "department.get"))
        }
    }

    @Test func `single users come fifty with a command, each asked for once`() async throws {
        let ids = (1...60).reversed().compactMap(UserID.init(rawValue:))
        let replies = [Rows.schema, Rows.batch([Rows.users(1...50), Rows.users([51, 60])])]
        try await ScriptedPortal.answering(replies) { portal, server in
            let users = try await portal.users(ids + ids, fields: ["NAME"])
            #expect(users.map(\.id.rawValue) == Array(1...51) + [60])
            #expect(users.last?.fields == ["NAME": .string("N60")])
            let commands = server.calls.last?.commands ?? []
            #expect(commands.count == 2)
            #expect(
                commands.last == """
                    user.get?sort=ID&order=ASC&ADMIN_MODE=1&select[0]=ID&select[1]=NAME&start=-1\
                    &FILTER[ID][0]=51&FILTER[ID][1]=52&FILTER[ID][2]=53&FILTER[ID][3]=54&FILTER[ID][4]=55\
                    &FILTER[ID][5]=56&FILTER[ID][6]=57&FILTER[ID][7]=58&FILTER[ID][8]=59&FILTER[ID][9]=60
                    """
            )
        }
    }

    @Test func `other users than were asked for are no answer`() async throws {
        try await ScriptedPortal.answering([Rows.schema, Rows.batch([Rows.users([1, 2])])]) { portal, _ in
            let ids = [UserID(rawValue: 1)].compactMap(\.self)
            let error = await #expect(throws: PortalError.self) { try await portal.users(ids, fields: []) }
            #expect(error?.code == .unreadable)
        }
    }
}

@Suite(.endsHangs) struct WalkTests {
    /// Walks, and gives the ids that came.
    private func walk(_ replies: [ScriptedPortal.Reply]) async throws -> (ids: [Int], calls: [ScriptedPortal.Call]) {
        try await ScriptedPortal.answering([Rows.schema] + replies) { portal, server in
            var ids: [Int] = []
            try await portal.eachPage(fields: ["NAME"]) { page in ids += page.map(\.id.rawValue) }
            return (ids, server.calls)
        }
    }

    @Test func `each page of a batch begins behind the last user of the page before`() async throws {
        let pages = [Rows.users(51...100), Rows.users(101...150), Rows.users(151...170)]
        let (ids, calls) = try await walk([Rows.answer(Rows.users(1...50), total: 170), Rows.batch(pages)])
        #expect(ids == Array(1...170))
        #expect(calls[1].body["start"] == 0)
        let command = "user.get?sort=ID&order=ASC&ADMIN_MODE=1&select[0]=ID&select[1]=NAME&start=-1&FILTER[%3EID]="
        #expect(
            calls[2].commands == [
                command + "50", command + "%24result%5Bc0%5D%5B49%5D%5BID%5D",
                command + "%24result%5Bc1%5D%5B49%5D%5BID%5D",
            ]
        )
    }

    @Test func `a walk takes no request more than its pages need`() async throws {
        #expect(try await walk([Rows.answer([], total: 0)]).calls.count == 2)
        #expect(try await walk([Rows.answer(Rows.users(1...50), total: 50)]).calls.count == 2)
    }

    @Test func `what follows a short page in a batch is read again from its end`() async throws {
        let unresolved = Rows.users(1...50)
        let (ids, calls) = try await walk([
            Rows.answer(Rows.users(1...50), total: 120),
            Rows.batch([Rows.users(51...90), unresolved]),
            Rows.batch([Rows.users(91...120)]),
        ])
        #expect(ids == Array(1...120))
        #expect(calls[3].commands.count == 1)
        #expect(calls[3].commands.first?.hasSuffix("FILTER[%3EID]=90") == true)
    }

    @Test(arguments: [
        [Rows.answer(Rows.users([1, 2, 2]), total: 3)],
        [Rows.answer(Rows.users([2, 1]), total: 2)],
        [Rows.answer(Rows.users(1...50), total: 60), Rows.batch([Rows.users(1...10)])],
        [Rows.answer(Rows.users(1...3), total: 4), Rows.batch([[]])],
        [Rows.answer(Rows.users(1...3), total: 2)],
        [.init(body: #"{"result":[]}"#)],
    ])
    func `a walk that can't prove itself complete fails`(replies: [ScriptedPortal.Reply]) async throws {
        let error = await #expect(throws: PortalError.self) { try await walk(replies) }
        #expect(error == PortalError(.incomplete, method: "user.get"))
    }
}
