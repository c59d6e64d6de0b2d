import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct CustomFieldTests {
    /// A type, a value as it is sent, and as it is answered.
    private static let values: [(String, JSONValue, JSONValue)] = [
        ("string", "a < b", "a < b"), ("string", 5, "5"),
        ("integer", 42, "42"), ("integer", "-7", "-7"), ("integer", 0, "0"),
        ("double", 1.5, "1.5"), ("double", "2", "2"), ("double", "-0.25", "-0.25"),
        ("boolean", "Y", "1"), ("boolean", true, "1"), ("boolean", "1", "1"), ("boolean", "N", "0"),
        ("boolean", false, "0"),
        ("date", "2025-03-04", "2025-03-04T00:00:00+00:00"), ("date", "04.03.2025", "2025-03-04T00:00:00+00:00"),
        ("datetime", "2025-03-04T10:00:00+02:00", "2025-03-04T08:00:00+00:00"),
        ("enumeration", 7, "7"), ("enumeration", "8", "8"),
        ("employee", 12, "12"), ("employee", "12", "12"),
        ("url", "https://example.com/a?b=c&d", "https://example.com/a?b=c&d"),
        ("money", "1250.50|EUR", "1250.50|EUR"),
        ("address", "Hauptstraße 1, Ulm|48.4;9.9", "Hauptstraße 1, Ulm|48.4;9.9"),
        ("iblock_section", 3, "3"), ("iblock_element", "4", "4"),
        ("crm", "D_12", "D_12"), ("crm_status", "NEW", "NEW"),
        ("rest_12_rating", "five", "five"),
    ]

    @Test(arguments: values)
    func `a value of each type is read back in the portal's form`(
        type: String,
        sent: JSONValue,
        answered: JSONValue
    ) async throws {
        try await withFields([(type, false)]) { portal, names in
            let written = try await portal.call("user.update", JSONObject([("ID", 2), (names[0], sent)]))
            #expect(written.result == true)
            #expect(try await portal.user(2)[names[0]] == answered)
            // A search for the value finds the user.
            #expect(try await portal.call("user.get", [names[0]: sent, ">ID": 1]).ids.contains("2"))
        }
    }

    @Test(
        arguments: [
            ("string", ["a", "b&c"], ["a", "b&c"]),
            ("integer", [1, "2"], [1, 2]),
            ("double", [1.5, "0.25"], [1.5, 0.25]),
            ("boolean", ["Y", false], [1, 0]),
            ("date", ["2025-03-04", "nonsense"], ["2025-03-04T00:00:00+00:00"]),
            ("datetime", ["2025-03-04T10:00:00+02:00"], ["2025-03-04T08:00:00+00:00"]),
            ("enumeration", ["7", 8], [7, 8]),
            ("employee", [12], [12]),
            ("url", ["https://example.com"], ["https://example.com"]),
            ("money", ["1|EUR", "2|USD"], ["1|EUR", "2|USD"]),
            ("address", ["Ulm|;"], ["Ulm|;"]),
            ("iblock_section", ["3", 4], [3, 4]),
            ("crm", ["D_1", "C_2"], ["D_1", "C_2"]),
            ("crm_status", ["NEW"], ["NEW"]),
        ] as [(String, JSONValue, JSONValue)]
    )
    func `a field of each type may hold a list`(type: String, sent: JSONValue, answered: JSONValue) async throws {
        try await withFields([(type, true)]) { portal, names in
            _ = try await portal.call("user.update", JSONObject([("ID", 2), (names[0], sent)]))
            #expect(try await portal.user(2)[names[0]] == answered)
            let first = sent[0] ?? .null
            #expect(try await portal.call("user.get", [names[0]: first, ">ID": 1]).ids == ["2"])
        }
    }

    @Test func `a file is answered with what is known about it, and can be fetched`() async throws {
        try await withFields([("file", false), ("file", true)]) { portal, names in
            let (one, many) = (names[0], names[1])
            let files: JSONValue = [["a.txt", "YQ=="], ["b.txt", "Yg=="]]
            let single: JSONValue = ["c.txt", "Yw=="]
            _ = try await portal.call("user.update", JSONObject([("ID", 2), (one, single), (many, files)]))
            let user = try await portal.user(2)
            let id = try #require(user[one]?["id"]?.integerValue)
            #expect(user[one]?["downloadData"] == ["id": 2, "field": .string(one), "value": .integer(id)])
            let root = portal.address.oauthBase.dropLast("/rest/".count)
            let path = try #require(user[one]?["showUrl"]?.stringValue)
            #expect(try await portal.send(root + path).text == "c")
            let kept = try #require(user[many]?.arrayValue)
            #expect(kept.count == 2)
            // A list names the files that stay by their ids.
            let next: JSONValue = [kept[1]["id"] ?? .null, ["d.txt", "ZA=="]]
            _ = try await portal.call("user.update", JSONObject([("ID", 2), (many, next)]))
            let after = try #require(try await portal.user(2)[many]?.arrayValue)
            #expect(after.count == 2)
            #expect(after[0] == kept[1])
        }
    }

    @Test func `a file of an own field may come as fileData, and be removed by its id`() async throws {
        try await withFields([("file", false), ("file", true)]) { portal, names in
            let (one, many) = (names[0], names[1])
            let root = portal.address.oauthBase.dropLast("/rest/".count)
            func contents() async throws -> [String] {
                let user = try await portal.user(2)
                var texts: [String] = []
                for file in [user[one] ?? .null] + (user[many]?.arrayValue ?? []) {
                    guard let path = file["showUrl"]?.stringValue else { continue }
                    texts.append(try await portal.send(root + path).text)
                }
                return texts
            }
            let files: JSONValue = [["fileData": ["a.txt", "YQ=="]], ["b.txt", "Yg=="]]
            let single: JSONValue = ["fileData": ["c.txt", "Yw=="]]
            _ = try await portal.call("user.update", JSONObject([("ID", 2), (one, single), (many, files)]))
            #expect(try await contents() == ["c", "a", "b"])
            let form = "ID=2&\(one)[fileData][0]=d.txt&\(one)[fileData][1]=ZA=="
            _ = try await portal.form("user.update", form)
            #expect(try await contents() == ["d", "a", "b"])
            let user = try await portal.user(2)
            let kept = user[many]?[1]?["id"] ?? .null
            let ids = try (one: #require(user[one]?["id"]), first: #require(user[many]?[0]?["id"]))
            let removed: JSONValue = ["id": ids.one, "remove": "Y"]
            let left: JSONValue = [["id": ids.first, "remove": "Y"], ["id": kept], ["fileData": ["e.txt", "ZQ=="]]]
            _ = try await portal.call("user.update", JSONObject([("ID", 2), (one, removed), (many, left)]))
            #expect(try await contents() == ["b", "e"])
            #expect(try await portal.user(2)[one] == false)
        }
    }

    @Test func `a value that a type can't hold leaves the field as it is`() async throws {
        let types = ["integer", "double", "date", "datetime", "enumeration", "employee", "boolean", "file"]
        let first: [JSONValue] = [
            1, 1.5, "2025-01-01", "2025-01-01T08:00:00+00:00", 7, 12, "Y", ["a.txt", "YQ=="],
        ]
        try await withFields(types.map { ($0, false) }) { portal, names in
            let values = JSONObject([("ID", 2 as JSONValue)] + Array(zip(names, first)))
            _ = try await portal.call("user.update", values)
            let before = try await portal.user(2)
            let nonsense = names.map { ($0, JSONValue.string("nonsense")) }
            _ = try await portal.call("user.update", JSONObject([("ID", 2 as JSONValue)] + nonsense))
            #expect(try await portal.user(2) == before)
        }
    }

    /// Makes such fields on a portal of two users.
    private func withFields(
        _ types: [(type: String, isMultiple: Bool)],
        _ body: (PortalProbe, [String]) async throws -> Void
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            var names: [String] = []
            for (index, (type, isMultiple)) in types.enumerated() {
                let name = "UF_USR_FIELD_\(index)"
                let fields: JSONObject = [
                    "FIELD_NAME": .string(name), "USER_TYPE_ID": .string(type), "MULTIPLE": isMultiple ? "Y" : "N",
                ]
                let id = try await portal.call("user.userfield.add", ["fields": .object(fields)]).result
                #expect(id?.integerValue != nil)
                names.append(name)
            }
            try await body(portal, names)
        }
    }
}
