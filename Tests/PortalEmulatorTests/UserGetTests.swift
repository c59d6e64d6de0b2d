import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct UserGetTests {
    @Test func `pages hold fifty users and the last one names no next`() async throws {
        try await withPortal { portal in
            var ids: [String] = []
            var starts: [Int] = []
            var next: Int? = 0
            while let start = next {
                let answer = try await portal.call("user.get", ["select": ["ID"], "start": .integer(start)])
                #expect(answer.json["total"] == 198)  // of 200, two are e-mail users
                ids += answer.ids
                starts.append(start)
                next = answer.json["next"]?.integerValue
            }
            #expect(starts == [0, 50, 100, 150])
            #expect(ids.count == 198)
            #expect(ids.compactMap { Int($0) } == Set(ids.compactMap { Int($0) }).sorted())
        }
    }

    @Test(arguments: [(10, 50, "11"), (190, 8, "200"), (198, 0, ""), (5_000, 0, "")])
    func `a page may start anywhere, beyond the end too`(start: Int, count: Int, first: String) async throws {
        try await withPortal { portal in
            let answer = try await portal.call("user.get", ["start": .integer(start), "select": ["ID"]])
            #expect(answer.ids.count == count)
            #expect(answer.ids.first ?? "" == first)
        }
    }

    @Test func `a start of -1 answers the first page without counting`() async throws {
        try await withPortal { portal in
            let answer = try await portal.query("user.get", "start=-1&filter[%3EID]=100&select[]=ID")
            #expect(answer.ids.count == 50)
            #expect(answer.ids.first == "102")  // 101 is an e-mail user
            #expect(answer.json["total"] == 0)
            #expect(answer.json["next"] == nil)
        }
    }

    @Test(
        arguments: [
            ["sort": "ID", "order": "DESC"],
            ["SORT": "ID", "ORDER": "desc"],
            ["order": ["ID": "DESC"]],
        ] as [JSONObject]
    )
    func `an order is read in every spelling that clients send`(parameters: JSONObject) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 4)) { portal in
            let answer = try await portal.call("user.get", parameters)
            #expect(answer.ids == ["4", "3", "2", "1"])
        }
    }

    @Test func `equal values are ordered by id, and an unknown field orders by id alone`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 4)) { portal in
            for (id, city) in [(1, "B"), (2, "a"), (3, "b"), (4, "A")] {
                _ = try await portal.call("user.update", ["ID": .integer(id), "PERSONAL_CITY": .string(city)])
            }
            #expect(try await portal.call("user.get", ["sort": "PERSONAL_CITY"]).ids == ["2", "4", "1", "3"])
            #expect(try await portal.call("user.get", ["sort": "NO_FIELD; DROP"]).ids == ["1", "2", "3", "4"])
        }
    }

    @Test(
        arguments: [
            (["ID", "NAME"], ["ID", "NAME"]),
            (["NAME", "NO_FIELD", "EXTRANET"], ["ID", "NAME"]),
            (["UF_*"], ["ID", "UF_EMPLOYMENT_DATE", "UF_DEPARTMENT", "UF_USR_LANGUAGES"]),
            (["NAME", "UF_USR_LANGUAGES"], ["ID", "NAME", "UF_USR_LANGUAGES"]),
        ] as [([JSONValue], [String])]
    )
    func `only selected fields are answered`(select: [JSONValue], expected: [String]) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            _ = try await portal.call("user.update", ["ID": 1, "UF_USR_LANGUAGES": ["German"]])
            let answer = try await portal.call("user.get", ["select": .array(select)])
            #expect(answer.result?[0]?.objectValue?.keys == expected)
        }
    }

    @Test(arguments: [
        ("user.get", "ID[]=2&ID[]=3", "2 3"), ("user.get", "id=2", "2"), ("user.get", "%3E%3DID=3&name=Nora", "3"),
        ("user.get", "filter[ID]=2", "2"), ("user.get", "Filter[id]=2&ID=3", "2"),
        ("user.get", "FILTER[ID]=2&id=3", "2"),
        ("user.get", "FILTER[NO_FIELD]=2&ID=3", "1 2 3"), ("user.get", "FILTER=&ID=3", "3"),
        ("user.search", "FIND=Nora&filter[ID]=2", "2"), ("user.search", "find=Nora", "3"),
        ("user.search", "filter[FIND]=Nora&ID=2", "3"), ("department.get", "id=2", "2"),
        ("department.get", "filter[ID]=2&ID=3", "2"),
    ])
    func `a filter is FILTER or, if there is none, the parameters`(
        method: String,
        query: String,
        ids: String
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 3)) { portal in
            _ = try await portal.call("user.update", ["ID": 3, "NAME": "Nora"])
            #expect(try await portal.query(method, query).ids.joined(separator: " ") == ids)
        }
    }

    @Test func `an empty list of users has no total, and one of departments has`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            for (method, query, total) in [
                ("user.get", "ID=7", nil), ("user.get", "start=50", nil), ("user.get", "ID=7&start=-1", nil),
                ("user.search", "FIND=nobody", nil), ("department.get", "ID=4711", 0),
                ("user.userfield.list", "filter[ID]=4711", 0),
            ] as [(String, String, JSONValue?)] {
                let answer = try await portal.query(method, query)
                #expect(answer.result == [])
                #expect(answer.json["total"] == total, "\(method) \(query)")
                #expect(answer.json["next"] == nil)
            }
        }
    }

    @Test func `filters may be among the parameters, and names of parameters in any case`() async throws {
        try await withPortal { portal in
            let answer = try await portal.call("user.get", ["ID": 10])
            #expect(answer.ids == ["10"])
            #expect(try await portal.call("user.get", ["Filter": ["<=ID": 3, ">ID": 1]]).ids == ["2", "3"])
            #expect(try await portal.query("user.get", "FILTER[ACTIVE]=true&FILTER[ID]=7").ids == [])
            #expect(try await portal.form("user.get", "ID[]=3&ID[]=2&START=1").ids == ["3"])
        }
    }

    @Test func `e-mail users are seen by an administrator in ADMIN_MODE alone`() async throws {
        let plain = EmulatorCredential(ownerID: 2, webhookCode: "p", accessToken: "p", scopes: ["user"])
        try await withPortal(EmulatorConfiguration(credentials: [.demo, plain])) { portal in
            let filter: JSONObject = ["FILTER": ["USER_TYPE": "email"], "ADMIN_MODE": "True"]
            let answer = try await portal.call("user.get", filter)
            #expect(answer.ids.count == 2)
            #expect(try await portal.call("user.get", ["FILTER": ["USER_TYPE": "email"]]).ids.isEmpty)
            let url = portal.address.oauthBase + "2/p/user.get?ADMIN_MODE=1&USER_TYPE=email"
            #expect(try await portal.send(url).ids.isEmpty)
        }
    }
}
