import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct UserFieldMethodTests {
    @Test(
        arguments: [
            ("deals", "UF_USR_DEALS"), ("UF_DEALS", "UF_USR_DEALS"), ("UF_USR_DEALS", "UF_USR_DEALS"),
            ("uf_usr_Deals_2", "UF_USR_DEALS_2"),
        ]
    )
    func `a new field's name is written in capitals with its prefix`(given: String, expected: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let id = try await add(["FIELD_NAME": .string(given), "USER_TYPE_ID": "string"], portal)
            let listed = try await portal.call("user.userfield.list", ["filter": ["id": .integer(id)]])
            #expect(listed.result?[0]?["FIELD_NAME"]?.stringValue == expected)
        }
    }

    @Test func `a new field is listed with its defaults`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let id = try await add(["FIELD_NAME": "MONEY", "USER_TYPE_ID": "money", "LABEL": "Money"], portal)
            let listed = try await portal.call("user.userfield.list", ["filter": ["ID": .integer(id)]])
            #expect(listed.json["total"] == 1)
            #expect(
                listed.result?[0] == [
                    "ID": .string(String(id)), "ENTITY_ID": "USER", "FIELD_NAME": "UF_USR_MONEY",
                    "USER_TYPE_ID": "money", "XML_ID": nil, "SORT": "100", "MULTIPLE": "N", "MANDATORY": "N",
                    "SHOW_FILTER": "N", "SHOW_IN_LIST": "Y", "EDIT_IN_LIST": "Y", "IS_SEARCHABLE": "N",
                    "SETTINGS": ["DEFAULT_VALUE": ""],
                ]
            )
        }
    }

    @Test(
        arguments: [
            ("string", nil, ["DEFAULT_VALUE": "", "ROWS": 1]),
            ("string", ["ROWS": 0, "DEFAULT_VALUE": "x", "OTHER": 1], ["DEFAULT_VALUE": "x", "ROWS": 1]),
            ("integer", ["DEFAULT_VALUE": 5], ["DEFAULT_VALUE": 5]),
            ("double", ["PRECISION": "0"], ["DEFAULT_VALUE": "", "PRECISION": 0]),
            ("boolean", ["DEFAULT_VALUE": 5, "DISPLAY": "RADIO"], ["DEFAULT_VALUE": 1, "DISPLAY": "RADIO"]),
            ("boolean", ["DEFAULT_VALUE": -1, "DISPLAY": "HUGE"], ["DEFAULT_VALUE": 0, "DISPLAY": "CHECKBOX"]),
            ("date", nil, ["DEFAULT_VALUE": ["TYPE": "NONE", "VALUE": ""]]),
            (
                "datetime", ["DEFAULT_VALUE": ["TYPE": "FIXED", "VALUE": "2025-01-01"]],
                ["DEFAULT_VALUE": ["TYPE": "FIXED", "VALUE": "2025-01-01"]]
            ),
            (
                "enumeration", ["DISPLAY": "UI", "LIST_HEIGHT": 3],
                ["DISPLAY": "UI", "LIST_HEIGHT": 3, "CAPTION_NO_VALUE": "", "SHOW_NO_VALUE": "Y"]
            ),
            ("crm", nil, ["LEAD": "Y", "CONTACT": "N", "COMPANY": "N", "DEAL": "N"]),
            ("crm", ["DEAL": "Y"], ["LEAD": "N", "CONTACT": "N", "COMPANY": "N", "DEAL": "Y"]),
            ("crm_status", ["ENTITY_TYPE": "SOURCE"], ["ENTITY_TYPE": "SOURCE"]),
            (
                "iblock_section", ["IBLOCK_ID": 4],
                [
                    "IBLOCK_TYPE_ID": "", "IBLOCK_ID": 4, "DEFAULT_VALUE": "", "DISPLAY": "LIST", "LIST_HEIGHT": 1,
                    "ACTIVE_FILTER": "N",
                ]
            ),
            ("file", ["ANY": 1], []),
        ] as [(String, JSONValue, JSONValue)]
    )
    func `each type has its settings, and what is wrong becomes the default`(
        type: String,
        given: JSONValue,
        kept: JSONValue
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let id = try await add(["FIELD_NAME": "F", "USER_TYPE_ID": .string(type), "SETTINGS": given], portal)
            let listed = try await portal.call("user.userfield.list", ["filter": ["ID": .integer(id)]])
            #expect(listed.result?[0]?["SETTINGS"] == kept)
        }
    }

    @Test func `an enumeration's options are made, changed and taken away`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let options: JSONValue = [["VALUE": "A"], ["VALUE": "B", "DEF": "Y", "SORT": 50], ["VALUE": ""]]
            let id = try await add(["FIELD_NAME": "E", "USER_TYPE_ID": "enumeration", "LIST": options], portal)
            let made = try await list(id, portal)
            #expect(made.map { $0["VALUE"] } == ["B", "A"])
            #expect(made[0]["DEF"] == "Y")
            let changes: JSONValue = [
                ["ID": made[0]["ID"] ?? .null, "VALUE": "B2"], ["ID": made[1]["ID"] ?? .null, "DEL": "Y"],
                ["VALUE": "C"],
            ]
            _ = try await portal.call("user.userfield.update", ["id": .integer(id), "fields": ["LIST": changes]])
            #expect(try await list(id, portal).map { $0["VALUE"] } == ["B2", "C"])
        }
    }

    @Test func `an update writes what may change, and never name, type or multiplicity`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let id = try await add(["FIELD_NAME": "F", "USER_TYPE_ID": "string"], portal)
            let fields: JSONValue = [
                "XML_ID": "x", "SORT": 123, "MANDATORY": "Y", "SHOW_FILTER": "E", "SHOW_IN_LIST": "N",
                "IS_SEARCHABLE": true, "SETTINGS": ["ROWS": 3], "FIELD_NAME": "G", "USER_TYPE_ID": "date",
                "MULTIPLE": "Y", "EDIT_FORM_LABEL": ["en": "F"],
            ]
            let updated = try await portal.call("user.userfield.update", ["ID": .integer(id), "fields": fields])
            #expect(updated.result == true)
            let row = try await portal.call("user.userfield.list", ["filter": ["ID": .integer(id)]]).result?[0]
            let kept: JSONObject = [
                "FIELD_NAME": "UF_USR_F", "USER_TYPE_ID": "string", "XML_ID": "x", "SORT": "123", "MULTIPLE": "N",
                "MANDATORY": "Y", "SHOW_FILTER": "E", "SHOW_IN_LIST": "N", "EDIT_IN_LIST": "Y", "IS_SEARCHABLE": "Y",
                "SETTINGS": ["DEFAULT_VALUE": "", "ROWS": 3],
            ]
            for (name, value) in kept {
                #expect(row?[name] == value)
            }
        }
    }

    @Test func `a field is every user's at once, and nobody's once it is deleted`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let answer = try await portal.call(
                "batch",
                [
                    "cmd": [
                        "add": "user.userfield.add?fields[FIELD_NAME]=B&fields[USER_TYPE_ID]=string&fields[MULTIPLE]=Y",
                        "write": "user.update?ID=2&UF_USR_B[]=x&UF_USR_B[]=y",
                        "read": "user.get?ID=2&select[]=UF_*",
                        "find": "user.get?filter[UF_USR_B]=y&select[]=UF_USR_B",
                        "delete": "user.userfield.delete?id=$result[add]",
                        "late": "user.get?ID=2&select[]=UF_USR_B",
                    ]
                ]
            )
            #expect(answer.result?["result_error"] == [])
            let results = answer.result?["result"]
            #expect(results?["read"]?[0]?["UF_USR_B"] == ["x", "y"])
            #expect(results?["find"] == [["ID": "2", "UF_USR_B": ["x", "y"]]])
            #expect(results?["delete"] == true)
            #expect(results?["late"] == [["ID": "2"]])
            // The name is free again.
            _ = try await add(["FIELD_NAME": "B", "USER_TYPE_ID": "date"], portal)
            #expect(try await portal.user(2)["UF_USR_B"] == nil)
        }
    }

    @Test func `custom fields are ordered and filtered, in small letters too`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let sorted = try await portal.call("user.userfield.list", ["order": ["sort": "desc", "id": "desc"]])
            #expect(sorted.ids == ["103", "102", "101"])
            let dates = try await portal.call("user.userfield.list", ["filter": ["USER_TYPE_ID": "date"]])
            #expect(dates.ids == ["102"])
            let later = try await portal.call("user.userfield.list", ["filter": [">id": 101, "!multiple": "Y"]])
            #expect(later.ids == ["102"])
        }
    }

    @Test(
        arguments: [
            ("add", [:], "|The 'FIELD_NAME' field is not found."),
            ("add", ["fields": ["FIELD_NAME": "X"]], "|The 'USER_TYPE_ID' field is not found."),
            (
                "add", ["fields": ["FIELD_NAME": "X", "USER_TYPE_ID": ""]],
                "ERROR_ARGUMENT|Argument 'USER_TYPE_ID' is null or empty"
            ),
            (
                "add", ["fields": ["FIELD_NAME": "contract", "USER_TYPE_ID": "string"]],
                "ERROR_CORE|Поле UF_USR_CONTRACT для объекта USER уже существует"
            ),
            (
                "add", ["fields": ["FIELD_NAME": "X", "USER_TYPE_ID": "no_type"]],
                "ERROR_CORE|Fail to create new user field"
            ),
            (
                "add", ["fields": ["FIELD_NAME": "X; DROP", "USER_TYPE_ID": "string"]],
                "ERROR_CORE|Fail to create new user field"
            ),
            ("update", [:], "|ID is not defined or invalid"),
            ("update", ["id": "x"], "|ID is not defined or invalid"),
            ("update", ["id": 4_711], "|Access denied."),
            ("delete", ["id": 0], "|ID is not defined or invalid"),
            ("delete", ["id": 4_711], "|Access denied."),
        ] as [(String, JSONObject, String)]
    )
    func `a wrong call is refused in the documented words`(
        method: String,
        parameters: JSONObject,
        error: String
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let answer = try await portal.call("user.userfield.\(method)", parameters)
            #expect(answer.status == 400)
            #expect(answer.error == error)
            #expect(try await portal.call("user.userfield.list").json["total"] == 3)
        }
    }

    @Test(arguments: ["add", "update", "list", "delete"])
    func `only an administrator works with custom fields`(method: String) async throws {
        let plain = EmulatorCredential(ownerID: 2, webhookCode: "p", accessToken: "p", scopes: ["user.userfield"])
        try await withPortal(EmulatorConfiguration(userCount: 2, credentials: [plain])) { portal in
            let answer = try await portal.call("user.userfield.\(method)", ["id": 101])
            #expect(answer.error == "|Access denied.")
        }
    }

    private func add(_ fields: JSONObject, _ portal: PortalProbe) async throws -> Int {
        try #require(try await portal.call("user.userfield.add", ["fields": .object(fields)]).result?.integerValue)
    }

    private func list(_ id: Int, _ portal: PortalProbe) async throws -> [JSONValue] {
        let answer = try await portal.call("user.userfield.list", ["filter": ["ID": .integer(id)]])
        return try #require(answer.result?[0]?["LIST"]?.arrayValue)
    }
}
