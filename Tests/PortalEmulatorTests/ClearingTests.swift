import PortalEmulator
import TestSupport
import Testing
import Wire

/// Every form that clears a field does so for every kind of field, in a batch and without.
@Suite(.endsHangs) struct ClearingTests {
    /// A field, a value for it, and what is answered once it is cleared; custom fields are named by their type.
    private static let fields: [(name: String, value: JSONValue, cleared: JSONValue)] = [
        ("WORK_NOTES", "text", ""), ("PERSONAL_WWW", "example.com", ""), ("EMAIL", "a@example.com", ""),
        ("PERSONAL_BIRTHDAY", "1990-01-31", ""), ("PERSONAL_GENDER", "F", ""), ("UF_PHONE_INNER", "17", ""),
        ("UF_DEPARTMENT", [3, 14], []), ("PERSONAL_PHOTO", ["a.png", "YQ=="], ""),
        ("WORK_LOGO", ["a.png", "YQ=="], ""),
        ("string", "text", ""), ("integer", 5, ""), ("double", 1.5, ""), ("boolean", "Y", "0"),
        ("date", "2025-01-31", ""), ("datetime", "2025-01-31T08:00:00+00:00", ""), ("enumeration", 7, false),
        ("employee", 1, ""), ("url", "example.com", ""), ("money", "1|EUR", ""), ("address", "Ulm", ""),
        ("iblock_section", 3, ""), ("crm", "D_1", ""), ("crm_status", "NEW", ""), ("file", ["a.txt", "YQ=="], false),
        ("string[]", ["a"], []), ("integer[]", [5], []), ("double[]", [1.5], []), ("date[]", ["2025-01-31"], []),
        ("enumeration[]", [7], []), ("employee[]", [1], []), ("crm[]", ["D_1"], []),
        ("file[]", [["a.txt", "YQ=="]], []),
    ]

    /// What is sent for a field; `=…` stands in a query.
    private static let forms = [#""""#, "null", "[]", #"[""]"#, "=", "[]=", "[0]="]

    @Test(arguments: forms, [false, true])
    func `an empty form clears every kind of field`(form: String, isBatch: Bool) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let names = try await columns(portal)
            let values = zip(names, Self.fields).map { ($0, $1.value) }
            _ = try await portal.call("user.update", JSONObject([("ID", 2)] + values))
            let before = try await portal.user(2)
            for (name, field) in zip(names, Self.fields) {
                #expect(before[name] != field.cleared, "\(field.name) holds nothing to clear")
            }
            try await clear(names, form, isBatch, portal)
            let after = try await portal.user(2)
            for (name, field) in zip(names, Self.fields) {
                #expect(after[name] == field.cleared, "\(field.name)")
            }
        }
    }

    @Test func `what is not sent stays as it is`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let before = try await portal.user(2)
            #expect(try await portal.call("user.update", ["ID": 2]).result == true)
            #expect(try await portal.user(2) == before)
        }
    }

    /// The names of the columns; custom fields are made on the way.
    private func columns(_ portal: PortalProbe) async throws -> [String] {
        var names: [String] = []
        for (index, field) in Self.fields.enumerated() {
            if field.name.uppercased() == field.name {
                names.append(field.name)
                continue
            }
            let isMultiple = field.name.hasSuffix("[]")
            names.append("UF_USR_F\(index)")
            let fields: JSONObject = [
                "FIELD_NAME": .string("UF_USR_F\(index)"), "MULTIPLE": .boolean(isMultiple),
                "USER_TYPE_ID": .string(String(field.name.dropLast(isMultiple ? 2 : 0))),
            ]
            _ = try await portal.call("user.userfield.add", ["fields": .object(fields)])
        }
        return names
    }

    private func clear(_ names: [String], _ form: String, _ isBatch: Bool, _ portal: PortalProbe) async throws {
        guard form.hasSuffix("=") else {
            let empty = try JSONReader.value(from: form)
            let values = JSONObject([("ID", 2)] + names.map { name in (name, empty) })
            guard isBatch else {
                #expect(try await portal.call("user.update", values).result == true)
                return
            }
            // A batch has no JSON within; a client writes the value in one of the other forms.
            let written = ["null": "=", "[]": "[]=", #"[""]"#: "[0]="][form] ?? "="
            return try await clear(names, written, true, portal)
        }
        let query = names.map { "&\($0)\(form)" }.joined()
        if isBatch {
            let answer = try await portal.call("batch", ["cmd": ["u": .string("user.update?ID=2\(query)")]])
            #expect(answer.result?["result"] == ["u": true])
        } else {
            #expect(try await portal.query("user.update", "ID=2\(query)").result == true)
        }
    }
}
