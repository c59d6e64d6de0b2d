import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct AnswerTests {
    @Test func `ids are texts, flags booleans, departments numbers, and what was never set is absent`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let user = try await portal.user(1)
            #expect(user["ID"] == "1")
            #expect(user["ACTIVE"] == true)
            #expect(user["UF_DEPARTMENT"] == [1])
            #expect(user["LAST_NAME"] == nil)
            #expect(user["PERSONAL_BIRTHDAY"] == "")
            #expect(user["DATE_REGISTER"] == "2019-01-07T00:00:00+00:00")
        }
    }

    @Test func `moments of change are empty objects in a list and texts for the current user`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let listed = try await portal.user(1)
            #expect(listed["TIMESTAMP_X"] == [:])
            #expect(listed["LAST_ACTIVITY_DATE"] == [:])
            let current = try #require(try await portal.call("user.current").result)
            #expect(current["TIMESTAMP_X"] == "07.01.2019 09:12:40")
            #expect(current["LAST_ACTIVITY_DATE"] == "2025-06-02 15:20:04")
        }
    }

    @Test func `PHP's five characters are escaped and letters beyond ASCII are not`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            _ = try await portal.call("user.update", ["ID": 1, "PERSONAL_NOTES": "<a/b> & 'Zoë' \"Ж\"\n😀"])
            let text = try await portal.call("user.current").text
            #expect(text.contains(#""\u003Ca\/b\u003E \u0026 \u0027Zoë\u0027 \"Ж\"\n😀""#))
        }
    }

    @Test func `an answer tells its time, and what the method has used up`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let first = try #require(try await portal.call("user.current").json["time"]?.objectValue)
            #expect(
                first.keys == [
                    "start", "finish", "duration", "processing", "date_start", "date_finish", "operating_reset_at",
                    "operating",
                ]
            )
            let second = try await portal.call("user.current").json["time"]
            guard case .number(let before)? = first["operating"], case .number(let after)? = second?["operating"] else {
                Issue.record("operating is no number")
                return
            }
            #expect(after > before)
        }
    }

    @Test func `profile, scope, fields and the custom fields are answered as documented`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            #expect(
                try await portal.call("profile").result == [
                    "ID": "1", "ADMIN": true, "NAME": "Admin", "LAST_NAME": "", "PERSONAL_GENDER": "",
                    "TIME_ZONE": "Europe/Berlin",
                ]
            )
            #expect(try await portal.call("scope").result == ["department", "user", "user.userfield"])
            #expect(try await portal.call("scope", ["full": true]).result?.arrayValue?.contains("crm") == true)
            let fields = try #require(try await portal.call("user.fields").result?.objectValue)
            #expect(fields["PERSONAL_MOBILE"] == "Mobile phone")
            #expect(fields["UF_USR_CONTRACT"] == nil)
            let time = try #require(try await portal.call("server.time").result?.stringValue)
            #expect(time.hasSuffix("+00:00"))
        }
    }

    @Test func `custom fields come with their options, filtered in small letters too`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let all = try await portal.call("user.userfield.list", ["order": ["ID": "desc"]])
            #expect(all.ids == ["103", "102", "101"])
            let one = try await portal.call("user.userfield.list", ["filter": ["field_name": "UF_USR_CONTRACT"]])
            #expect(one.json["total"] == 1)
            let field = try #require(one.result?[0])
            #expect(field["ENTITY_ID"] == "USER")
            #expect(field["SORT"] == "100")
            #expect(field["XML_ID"] == .null)
            #expect(field["SETTINGS"]?["DISPLAY"] == "LIST")
            #expect(
                field["LIST"]?[0] == [
                    "ID": "41", "SORT": "100", "VALUE": "Permanent", "DEF": "N", "XML_ID": "option41",
                ]
            )
        }
    }

    @Test(
        arguments: [
            ([:], 20, "1"),
            (["PARENT": 0], 1, "1"),
            (["PARENT": "9"], 3, "10"),
            (["NAME": "North"], 2, "3"),
            (["ID": [20, 9]], 2, "9"),
            (["UF_HEAD": 1], 1, "1"),
            (["SORT": "ID", "order": "DESC"], 20, "20"),
            (["sort": "NAME"], 20, "17"),
            (["SORT": 500], 1, "5"),
            (["START": 50], 0, ""),
        ] as [(JSONObject, Int, String)]
    )
    func `departments are filtered and sorted`(parameters: JSONObject, count: Int, first: String) async throws {
        try await withPortal { portal in
            let answer = try await portal.call("department.get", parameters)
            #expect(answer.ids.count == count)
            #expect(answer.ids.first ?? "" == first)
        }
    }

    @Test func `a department shows its number, parent and head as PHP has them`() async throws {
        try await withPortal { portal in
            let answer = try await portal.call("department.get", ["ID": [1, 9]])
            #expect(answer.result?[0] == ["ID": "1", "NAME": "Company", "SORT": 100, "UF_HEAD": "1"])
            #expect(answer.text.contains(#"{"ID":"9","NAME":"R\u0026D","SORT":900,"PARENT":"1","#))
        }
    }
}
