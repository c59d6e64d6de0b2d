import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct UserUpdateTests {
    @Test(arguments: ["json", "form", "query", "multipart"])
    func `the same update arrives by every carrier`(carrier: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let answer =
                switch carrier {
                case "json":
                    try await portal.call(
                        "user.update",
                        [
                            "ID": 2, "NAME": "A & B", "UF_DEPARTMENT": [3, 14], "WORK_NOTES": "a\nb",
                            "UF_USR_LANGUAGES": ["x=y", "+1%"],
                        ]
                    )
                case "multipart":
                    try await portal.send(
                        portal.address.webhook + "user.update",
                        body: Self.multipart,
                        type: "multipart/form-data; boundary=\"xX--Xx\""
                    )
                case "form": try await portal.form("user.update", Self.encoded)
                default: try await portal.query("user.update.json", Self.encoded)
                }
            #expect(answer.status == 200)
            #expect(answer.result == true)
            let user = try await portal.user(2)
            #expect(user["NAME"] == "A & B")
            #expect(user["UF_DEPARTMENT"] == [3, 14])
            #expect(user["WORK_NOTES"] == "a\nb")
            #expect(user["UF_USR_LANGUAGES"] == ["x=y", "+1%"])
            #expect(user["LAST_NAME"] == "Rochat")  // not sent, so it stays
        }
    }

    private static let encoded =
        "ID=2&NAME=A+%26%20B&UF_DEPARTMENT[0]=3&UF_DEPARTMENT%5B1%5D=14&WORK_NOTES=a%0Ab"
        + "&UF_USR_LANGUAGES[]=x=y&UF_USR_LANGUAGES[]=%2B1%25"

    private static let multipart =
        [
            ("ID", "2"), ("NAME", "A & B"), ("UF_DEPARTMENT[0]", "3"), ("UF_DEPARTMENT[1]", "14"),
            ("WORK_NOTES", "a\nb"),
            ("UF_USR_LANGUAGES[]", "x=y"), ("UF_USR_LANGUAGES[]", "+1%"),
        ]
        .map { "--xX--Xx\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
        + "--xX--Xx--\r\n"

    @Test func `unknown and read-only fields are passed over without a word`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let before = try await portal.user(2)
            let fields: JSONObject = [
                "ID": 2, "WORK_FONE": "1", "XML_ID": "x", "USER_TYPE": "email", "IS_ADMINISTRATOR": 1,
                "LAST_LOGIN": "2001-01-01", "UF_EMPLOYMENT_DATE": "2001-01-01", "__order": "order0000000000",
            ]
            #expect(try await portal.call("user.update", fields).result == true)
            #expect(try await portal.user(2) == before)
        }
    }

    @Test(
        arguments: [
            ("N", false), (false, false), (0, false), ("0", false), ("False", true), ("false", false), ("", false),
            (nil, false), ([], false), ("Y", true), (true, true), (1, true), ("True", true), ("1", true), ("n", true),
            ("no", true), ("maybe", true), (" ", true), ("-1", true), (["N"], true),
        ] as [(JSONValue, Bool)]
    )
    func `all but N, 0, false and nothing makes a user active`(
        spelling: JSONValue,
        isActive: Bool
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            _ = try await portal.call("user.update", ["ID": 2, "ACTIVE": isActive ? "N" : "Y"])
            _ = try await portal.call("user.update", ["ID": 2, "ACTIVE": spelling])
            #expect(try await portal.user(2)["ACTIVE"] == .boolean(isActive))
        }
    }

    @Test(
        arguments: [
            (7, [7]), ("7", [7]), ([7, "3"], [7, 3]), (["0": "3", "1": 7], [3, 7]), ([], []), ("", []), ([99], [99]),
        ] as [(JSONValue, JSONValue)]
    )
    func `departments are read as one id, several, or texts`(sent: JSONValue, stored: JSONValue) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            _ = try await portal.call("user.update", ["ID": 2, "UF_DEPARTMENT": sent])
            #expect(try await portal.user(2)["UF_DEPARTMENT"] == stored)
        }
    }

    @Test(
        arguments: [
            ("WORK_PHONE", "+49 30 1", "+49 30 1"), ("WORK_PHONE", "", ""), ("WORK_PHONE", nil, ""),
            ("WORK_PHONE", 49, "49"),
            ("PERSONAL_BIRTHDAY", "1990-02-28", "1990-02-28T00:00:00+00:00"),
            ("PERSONAL_BIRTHDAY", "28.02.1990", "1990-02-28T00:00:00+00:00"), ("PERSONAL_BIRTHDAY", "", ""),
            ("PERSONAL_BIRTHDAY", "1990-02-30", "1973-05-26T00:00:00+00:00"),  // no such day: it stays
            ("UF_USR_CONTRACT", "44", "44"), ("UF_USR_CONTRACT", 44, "44"), ("UF_USR_CONTRACT", "", false),
            ("UF_USR_CONTRACT_END", "2027-12-31", "2027-12-31T00:00:00+00:00"),
            ("UF_USR_LANGUAGES", "Latin", ["Latin"]),
            ("UF_USR_LANGUAGES", [], []), ("UF_USR_LANGUAGES", [""], []), ("NAME", ["no", "text"], "Regula"),
        ] as [(String, JSONValue, JSONValue)]
    )
    func `a value is read back in the portal's own form`(
        field: String,
        sent: JSONValue,
        answered: JSONValue
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            _ = try await portal.call("user.update", JSONObject([("ID", 2), (field, sent)]))
            #expect(try await portal.user(2)[field] == answered)
        }
    }

    @Test func `a photo is read back as a link that serves it, and an empty text removes it`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            _ = try await portal.call("user.update", ["ID": 1, "PERSONAL_PHOTO": ["a.png", "aGVsbG8h"]])
            let first = try #require(try await portal.user(1)["PERSONAL_PHOTO"]?.stringValue)
            #expect(try await portal.send(first).text == "hello!")
            #expect(try await portal.call("profile").result?["PERSONAL_PHOTO"]?.stringValue == first)
            _ = try await portal.form("user.update", "ID=1&PERSONAL_PHOTO[0]=b.png&PERSONAL_PHOTO[1]=d29y%0AbGQ")
            let second = try #require(try await portal.user(1)["PERSONAL_PHOTO"]?.stringValue)
            #expect(second != first)
            #expect(try await portal.send(second).text == "world")  // damaged Base64 is read as far as it goes
            #expect(
                try await portal.call("user.update", ["ID": 1, "PERSONAL_PHOTO": ["a", ""]]).error == "ERROR_CORE|"
            )
            _ = try await portal.call("user.update", ["ID": 1, "PERSONAL_PHOTO": ""])
            #expect(try await portal.user(1)["PERSONAL_PHOTO"] == "")
        }
    }

    @Test(
        arguments: [
            ([:], "ERROR_CORE|"), (["ID": ""], "ERROR_CORE|"), (["ID": "abc"], "ERROR_CORE|"),
            (["ID": -1], "ERROR_CORE|"),
            (["ID": 1.5], "ERROR_CORE|"), (["ID": 4_711], "ERROR_CORE|access_denied"),
        ] as [(JSONObject, String)]
    )
    func `a wrong id is refused in one of two ways`(fields: JSONObject, error: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            var fields = fields
            fields["NAME"] = "New"
            let answer = try await portal.call("user.update", fields)
            #expect(answer.status == 400)
            #expect(answer.error == error)
        }
    }

    @Test func `a user who is no administrator may not update, the own record neither`() async throws {
        let plain = EmulatorCredential(ownerID: 2, webhookCode: "plain", accessToken: "t", scopes: ["user"])
        try await withPortal(EmulatorConfiguration(userCount: 2, credentials: [plain])) { portal in
            let answer = try await portal.call("user.update", ["ID": 2, "NAME": "New"])
            #expect(answer.status == 400)
            #expect(answer.error == "ERROR_CORE|access_denied")
            #expect(
                try await portal.call("user.userfield.list").error == "insufficient_scope|"
                    + "The request requires higher privileges than provided by the webhook token"
            )
        }
    }

    @Test func `an address that somebody else has is refused, a dismissed person's too, and the own one is not`()
        async throws
    {
        try await withPortal(EmulatorConfiguration(userCount: 3)) { portal in
            _ = try await portal.call("user.update", ["ID": 3, "EMAIL": "Zoe@example.com", "ACTIVE": "N"])
            let before = try await portal.user(2)
            let refused = try await portal.call("user.update", ["ID": 2, "NAME": "Zoe", "EMAIL": "zoe@EXAMPLE.com"])
            #expect(refused.status == 400)
            #expect(refused.error == "ERROR_CORE|Пользователь с таким email уже существует")
            #expect(try await portal.user(2) == before)
            for email in ["zoe@example.com", "", ""] {
                #expect(try await portal.call("user.update", ["ID": 3, "EMAIL": .string(email)]).result == true)
            }
            #expect(try await portal.call("user.update", ["ID": 2, "EMAIL": ""]).result == true)
            let batch: JSONValue = [
                "a": "user.update?ID=2&EMAIL=z@example.com", "b": "user.update?ID=3&EMAIL=z@example.com",
            ]
            let answer = try await portal.call("batch", ["cmd": batch])
            #expect(answer.result?["result"] == ["a": true])
            #expect(answer.result?["result_error"]?["b"]?["error"] == "ERROR_CORE")
        }
    }

    @Test func `names are read in any case`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let fields: JSONObject = ["id": 2, "name": "Small", "Uf_Usr_Languages": ["Latin"]]
            #expect(try await portal.call("user.update", fields).result == true)
            let user = try await portal.user(2)
            #expect(user["NAME"] == "Small")
            #expect(user["UF_USR_LANGUAGES"] == ["Latin"])
            // What was sent is listed as it was sent.
            #expect(portal.portal.requests.first?.parameters == fields)
        }
    }

    @Test func `an update moves the time of change`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 3)) { portal in
            let before = try #require(try await portal.call("server.time").result?.stringValue)
            _ = try await portal.call("user.update", ["ID": 3, "NAME": "New"])
            #expect(try await portal.call("user.get", [">=TIMESTAMP_X": .string(before)]).ids == ["3"])
        }
    }
}
