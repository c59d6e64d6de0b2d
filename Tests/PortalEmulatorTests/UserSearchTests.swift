import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct UserSearchTests {
    private static let commands: JSONValue = [
        "user.update?ID=2&NAME=Anna-Maria&LAST_NAME=Moser&WORK_POSITION=Senior+Buyer&UF_DEPARTMENT[]=3",
        "user.update?ID=3&NAME=Annabel&LAST_NAME=O'Neill&WORK_POSITION=Buyer+100%25&UF_DEPARTMENT[]=14&ACTIVE=N",
        "user.update?ID=4&NAME=Bert&LAST_NAME=Annas&SECOND_NAME=Emil&WORK_POSITION=Planner&UF_DEPARTMENT[]=9",
    ]

    @Test(
        arguments: [
            (["FILTER": ["FIND": "anna"]], "2 3 4"),
            (["FIND": "Anna Moser"], "2"),
            (["filter": ["FIND": "buyer"]], "2 3"),  // a word within the position
            (["filter": ["FIND": "uyer"]], ""),  // not within a word
            (["filter": ["FIND": "logist"]], "3"),  // the department
            (["filter": ["FIND": "emil"]], "4"),
            (["filter": ["FIND": "100%"]], "3"),
            (["filter": ["FIND": "anna", "ID": 2]], "2 3 4"),  // FIND wins
            (["filter": ["NAME": "Anna"]], "2 3"),
            (["NAME": "Anna", "LAST_NAME": "mo"], "2"),
            (["filter": ["NAME": ["Bert", "Annab"]]], "3 4"),
            (["filter": ["=NAME": "Anna"]], ""),
            (["filter": ["WORK_POSITION": "Buyer"]], "3"),
            (["filter": ["UF_DEPARTMENT_NAME": "R&D"]], "4"),
            (["filter": ["UF_DEPARTMENT_NAME": "North"]], "2"),
            (["filter": ["USER_TYPE": "employee", "LAST_NAME": "Annas"]], "4"),
            (["UF_DEPARTMENT": 3], "2"),
            (["filter": ["ACTIVE": true, "NAME": "Anna"]], "2"),
            (["filter": ["NAME": "Anna"], "sort": "ID", "order": "DESC"], "3 2"),
        ] as [(JSONObject, String)]
    )
    func `a search finds what begins with the text`(parameters: JSONObject, expected: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 4)) { portal in
            _ = try await portal.call("batch", ["cmd": Self.commands])
            let answer = try await portal.call("user.search", parameters)
            #expect(answer.ids.filter { $0 != "1" }.joined(separator: " ") == expected)
        }
    }

    @Test func `a search has pages, selected fields and the limits of a scope as a list has`() async throws {
        let brief = EmulatorCredential(ownerID: 1, webhookCode: "b", accessToken: "b", scopes: ["user_brief"])
        try await withPortal(EmulatorConfiguration(credentials: [.demo, brief])) { portal in
            let page = try await portal.call("user.search", ["select": ["ID", "NAME"], "start": 50])
            #expect(page.json["total"] == 198)
            #expect(page.json["next"] == 100)
            #expect(page.result?[0]?.objectValue?.keys == ["ID", "NAME"])
            let hidden = try await portal.send(portal.address.oauthBase + "1/b/user.search?FIND=a")
            #expect(hidden.result?[0]?["EMAIL"] == nil)
        }
    }
}
