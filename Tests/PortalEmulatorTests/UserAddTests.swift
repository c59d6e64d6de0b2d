import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct UserAddTests {
    @Test func `a new employee gets the next id, and is active and without a sign-in`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 3)) { portal in
            let fields: JSONObject = [
                "EMAIL": "New@example.com", "NAME": "Nora", "LAST_NAME": "Neumann", "UF_DEPARTMENT": ["3"],
                "PERSONAL_BIRTHDAY": "1990-02-28", "UF_USR_CONTRACT": 42, "EXTRANET": "N", "MESSAGE_TEXT": "Hello",
                "ACTIVE": "N", "ID": 77,
            ]
            #expect(try await portal.call("user.add", fields).result == 4)
            let user = try await portal.user(4)
            let expected: JSONObject = [
                "EMAIL": "New@example.com", "NAME": "Nora", "UF_DEPARTMENT": [3], "UF_USR_CONTRACT": "42",
                "PERSONAL_BIRTHDAY": "1990-02-28T00:00:00+00:00", "ACTIVE": true, "USER_TYPE": "employee",
                "LAST_LOGIN": "", "IS_ONLINE": "N",
            ]
            for (name, value) in expected {
                #expect(user[name] == value)
            }
            let day = try #require(try await portal.call("server.time").result?.stringValue?.prefix(10))
            #expect(user["DATE_REGISTER"] == .string("\(day)T00:00:00+00:00"))
        }
    }

    @Test func `somebody from outside is added to a group`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let fields: JSONObject = ["EMAIL": "out@example.org", "EXTRANET": "Y", "SONET_GROUP_ID": [1]]
            #expect(try await portal.call("user.add", fields).result == 2)
            let found = try await portal.call("user.get", ["FILTER": ["USER_TYPE": "extranet"]])
            #expect(found.ids == ["2"])
            #expect(found.result?[0]?["SONET_GROUP_ID"] == nil)
        }
    }

    @Test(
        arguments: [
            ([:], "ERROR_ARGUMENT|wrong_email"),
            (["EMAIL": ""], "ERROR_ARGUMENT|wrong_email"),
            (["EMAIL": "nora", "UF_DEPARTMENT": [1]], "ERROR_ARGUMENT|wrong_email"),
            (
                ["EMAIL": "ADMIN@example.com", "UF_DEPARTMENT": [1]],
                "ERROR_ARGUMENT|Пользователь с таким email уже существует"
            ),
            (["EMAIL": "n@example.com"], "ERROR_ARGUMENT|no_extranet_field"),
            (["EMAIL": "n@example.com", "UF_DEPARTMENT": []], "ERROR_ARGUMENT|no_extranet_field"),
            (["EMAIL": "n@example.com", "EXTRANET": "Y"], "ERROR_GROUPID|Не указан код группы"),
            (
                ["EMAIL": "n@example.com", "EXTRANET": "Y", "SONET_GROUP_ID": [99]],
                "ERROR_NO_GROUP|Группа указана неверно"
            ),
        ] as [(JSONObject, String)]
    )
    func `a wrong invitation is refused in the documented words`(fields: JSONObject, error: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let answer = try await portal.call("user.add", fields)
            #expect(answer.status == 400)
            #expect(answer.error == error)
            #expect((answer.json["argument"] == "") == error.hasPrefix("ERROR_ARGUMENT"))
            #expect(try await portal.call("user.get").json["total"] == 1)
        }
    }

    @Test(
        arguments: [
            ("PERSONAL_MOBILE", 123, false), ("PERSONAL_MOBILE", "123", true), ("WORK_CITY", nil, false),
            ("work_notes", ["a"], false), ("PERSONAL_BIRTHDAY", false, false), ("NAME", 5, true),
            ("PERSONAL_PHOTO", ["a.png", "YQ=="], true), ("WORK_LOGO", ["a.png", "YQ=="], true),
            ("UF_PHONE_INNER", 17, true),
        ] as [(String, JSONValue, Bool)]
    )
    func `a personal or working field of an invitation must be a text`(
        name: String,
        value: JSONValue,
        isTaken: Bool
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            var fields: JSONObject = ["EMAIL": "n@example.com", "UF_DEPARTMENT": [1]]
            fields[name] = value
            let answer = try await portal.call("user.add", fields)
            #expect(answer.status == (isTaken ? 200 : 400))
            let error: JSONValue = [
                "error": "ERROR_ARGUMENT", "error_description": "invalid_type_field",
                "argument": .string(name.uppercased()),
            ]
            #expect(isTaken ? answer.result == 2 : answer.json == error)
        }
    }

    @Test func `only an administrator may invite`() async throws {
        let plain = EmulatorCredential(ownerID: 2, webhookCode: "p", accessToken: "p", scopes: ["user"])
        try await withPortal(EmulatorConfiguration(userCount: 2, credentials: [plain])) { portal in
            let answer = try await portal.call("user.add", ["EMAIL": "n@example.com", "UF_DEPARTMENT": [1]])
            #expect(answer.error == "ERROR_CORE|access_denied")
        }
    }
}
