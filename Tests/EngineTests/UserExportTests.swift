import Foundation
import PortalClient
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// Users as a table, and back.
@Suite(.endsHangs) struct UserExportTests {
    private func export(
        _ names: [String],
        where conditions: [String: String] = [:],
        form: UserExport.Form = .csv,
        from portal: any Portal
    ) async throws -> String {
        var bytes: [UInt8] = []
        let export = try UserExport(
            fields: names,
            of: try await UserSelection(where: conditions, on: portal),
            form: form,
            schema: try await portal.schema()
        )
        _ = try await export.run(portal, progress: { _ in }, write: { bytes += $0 })
        return String(decoding: bytes, as: UTF8.self)
    }

    private let people: [User]

    init() throws {
        people = [
            try .employee(3, ["WORK_PHONE": .string("+49 30 1")]),
            try .employee(
                1,
                ["UF_DEPARTMENT": .list([.integer(1), .integer(5)]), "PERSONAL_BIRTHDAY": .string("1990-02-03")]
            ),
            try .employee(2, ["ACTIVE": .boolean(false), "NAME": .string("=SUM(A1), \"B\"")]),
            try .employee(4, ["USER_TYPE": .string("extranet")]),
        ]
    }

    @Test func `employees come in ascending order of id, which is always there`() async throws {
        let table = try await export(
            ["EMAIL", "WORK_PHONE", "UF_DEPARTMENT", "ACTIVE", "EMAIL"],
            from: PortalDouble(people)
        )
        #expect(
            table == """
                ID,EMAIL,WORK_PHONE,UF_DEPARTMENT,ACTIVE
                1,n1@example.com,,1|5,Y
                3,n3@example.com,+49 30 1,,Y

                """
        )
    }

    @Test(arguments: [
        ("=1+1", 1), ("@SUM(A1)", 1), ("\t=1", 1), ("+cmd|' /C x'!A1", 1), ("-A1", 1), ("+49 30 1", 0), ("+(49) 30", 0),
        ("-5", 0), ("-", 0), ("a=1", 0),
    ])
    func `cells that a spreadsheet would compute are counted, and written as they are`(
        text: String,
        count: Int
    ) async throws {
        let portal = PortalDouble([try .employee(1, ["WORK_NOTES": .string(text)])])
        let export = try UserExport(fields: ["WORK_NOTES"], form: .csv, schema: .standard)
        var bytes: [UInt8] = []
        let counts = try await export.run(portal, progress: { _ in }, write: { bytes += $0 })
        #expect(counts == UserExport.Counts(users: 1, formulas: count))
        #expect(String(decoding: bytes, as: UTF8.self) == "ID,WORK_NOTES\n1,\(text)\n")
    }

    @Test func `JSON lines have every field in every line`() async throws {
        let table = try await export(
            ["PERSONAL_BIRTHDAY", "ID", "UF_DEPARTMENT"],
            form: .jsonLines,
            from: PortalDouble(people)
        )
        #expect(
            table == """
                {"PERSONAL_BIRTHDAY":"1990-02-03","ID":1,"UF_DEPARTMENT":[1,5]}
                {"PERSONAL_BIRTHDAY":null,"ID":3,"UF_DEPARTMENT":[]}

                """
        )
    }

    @Test(arguments: [
        (["ACTIVE": "false"], "2,\"=SUM(A1), \"\"B\"\"\"\n"), (["ACTIVE": "N"], "2,\"=SUM(A1), \"\"B\"\"\"\n"),
        (["USER_TYPE": "extranet"], "4,N4\n"), (["ID": "3"], "3,N3\n"), (["UF_DEPARTMENT": "5"], "1,N1\n"),
        (["WORK_PHONE": ""], "1,N1\n"), (["EMAIL": "N3@Example.com"], "3,N3\n"),
        (["PERSONAL_BIRTHDAY": "1990-02-03"], "1,N1\n"), (["EMAIL": "n3@example.com", "ID": "1"], ""),
        (["department": "Company/Sales"], "1,N1\n"),
        (["department": "Company", "NAME": "N1"], "1,N1\n"),
    ])
    func `others are exported if asked for, by meaning`(conditions: [String: String], rows: String) async throws {
        let table = try await export(["NAME"], where: conditions, from: PortalDouble(people))
        #expect(table == "ID,NAME\n" + rows)
    }

    @Test(arguments: [
        ("WORK_FONE", "WORK_FONE is not a user field; did you mean WORK_PHONE?"),
        ("PERSONAL_PHOTO", "PERSONAL_PHOTO holds files, which a table can't contain; leave it out"),
        ("UF_SCAN", "UF_SCAN holds files, which a table can't contain; leave it out"),
        ("PERSONAL_WWW", "the credentials can't read PERSONAL_WWW; they need the scope user"),
        ("UF_BADGE", nil),
    ])
    func `a field that can't be exported is refused with the reason`(name: String, reason: String?) throws {
        let custom = [
            UserField("UF_SCAN", .other("file"), about: "Scan."), UserField("UF_BADGE", .integer, about: "Badge."),
        ]
        let schema = Schema(custom: custom, scope: .basic)
        #expect(
            refusal { () throws(Schema.Refusal) in try UserExport(fields: [name], form: .csv, schema: schema) }
                == reason
        )
        let asked = refusal { () throws(Schema.Refusal) in try UserSelection(where: [name: "7"], schema: schema) }
        #expect(asked == reason)
    }

    @Test func `the portal's own fields may be out of sight, and a condition must make sense`() {
        let hidden = Schema(
            custom: [UserField("UF_BADGE", .integer, about: "Badge.")],
            scope: .basic,
            seesCustomFields: false
        )
        let badge = refusal { () throws(Schema.Refusal) in
            try UserExport(fields: ["UF_BADGE"], form: .csv, schema: hidden)
        }
        #expect(badge == "the credentials can't read UF_BADGE; they need the scope user.userfield or user")
        let unknown = refusal { () throws(Schema.Refusal) in
            try UserExport(fields: ["UF_BADGE"], form: .csv, schema: .standard)
        }
        #expect(
            unknown?.hasSuffix("only administrators with the scope user.userfield can read custom fields")
                == true
        )
        let flag = refusal { () throws(Schema.Refusal) in
            try UserSelection(where: ["ACTIVE": "perhaps"], schema: .standard)
        }
        #expect(flag == "ACTIVE: expected true or false (or Y or N)")
    }

    private func refusal<Value>(_ body: () throws(Schema.Refusal) -> Value) -> String? {
        do throws(Schema.Refusal) {
            _ = try body()
            return nil
        } catch {
            return error.message
        }
    }

    // MARK: And back

    private static let types = [
        "string", "integer", "double", "boolean", "date", "datetime", "enumeration", "employee", "url", "money",
        "address",
        "iblock_section", "crm", "crm_status",
    ]

    private static let values: [String: [JSONValue]] = [
        "string": [#"a|b\"#, " =1+1,\n\"x\" "], "integer": [7, -3], "double": [0.5, 1_000_000],
        "boolean": ["Y", "N"], "date": ["2024-02-29", "1999-12-31"], "datetime": ["2025-03-04T10:00:00+02:00"],
        "enumeration": [], "employee": [2, 3], "url": ["https://example.com/?a=1|2"],
        "money": ["1250.50|EUR", "2|USD"],
        "address": ["Hauptstraße 1, Ulm|48.4;9.9"], "iblock_section": [3, 4], "crm": ["D_12", "C_7"],
        "crm_status": ["NEW"],
    ]

    /// Gives user 2 a value in every field, and a list of values in every field that takes several.
    private func fill(_ portal: RESTPortal) async throws {
        var update: JSONObject = ["ID": 2, "UF_USR_CONTRACT_END": "2030-06-30"]
        for type in Self.types {
            for isMultiple in [false, true] {
                let name = "UF_USR_\(type.uppercased())\(isMultiple ? "_LIST" : "")"
                let field: JSONObject = [
                    "FIELD_NAME": .string(name), "USER_TYPE_ID": .string(type), "MULTIPLE": isMultiple ? "Y" : "N",
                    "LIST": [["VALUE": "One, or | two"], ["VALUE": "Three"]],
                ]
                _ = try await portal.call("user.userfield.add", ["fields": .object(field)])
                let values = Self.values[type] ?? []
                update[name] = isMultiple ? .array(values) : values.first
            }
        }
        for field in UserField.standard where field.isWritable {
            switch field.kind {
            case .text where field.holdsDigits: update[field.name] = "+4915123456789"
            case .text: update[field.name] = "=cmd|' /C x'!A1,\n\"\(field.name)\" "
            case .webAddress: update[field.name] = "https://example.com/a,b"
            case .date: update[field.name] = "1984-02-29"
            case .choice: update[field.name] = "F"
            case .departments: update[field.name] = [1, 2]
            default: break
            }
        }
        #expect(try await portal.call("user.update", update).result == true)
        let schema = try await portal.schema()
        let labels: [String: FieldValue] = [
            "UF_USR_ENUMERATION": .string("One, or | two"),
            "UF_USR_ENUMERATION_LIST": .list([.string("Three"), .string("One, or | two")]),
        ]
        let change = Change(user: try .of(2), person: "", before: [:], after: labels)
        _ = try await portal.deliver(Delivery(changes: [change], fields: schema.sorted(labels.keys)))
    }

    @Test(arguments: [UserExport.Form.csv, .jsonLines])
    func `a table that is read in again changes nothing, whatever its fields`(form: UserExport.Form) async throws {
        try await withPortal(userCount: 60) { portal, _ in
            try await fill(portal)
            let schema = try await portal.schema()
            let names = schema.fields.filter { $0.isWritable && $0.kind != .photo }.map(\.name)
            let table = try await export(names, form: form, from: portal)
            let filled = try #require(try await portal.users([.of(2)], fields: names).first)
            #expect(names.filter { filled.fields[$0] == nil }.isEmpty)

            let columns = names.map { "\($0) = '\($0)'" }.joined(separator: ", ")
            let recipe = "return { columns = { \(columns) }, transform = function() end }"
            for emptyCells in EmptyCells.allCases {
                let planning = try Planning(portal)
                let counts = try await planning.plan(recipe, input: table, emptyCells: emptyCells)
                let changes = try planning.changes()
                #expect(changes == [:], "\(changes)")
                #expect(try planning.findings() == [])
                #expect(counts.rows?.read == counts.employees)
            }

            let planning = try Planning(portal)
            try await planning.plan(recipe, input: table.replacing("Hauptstraße 1", with: "Marktplatz 2"))
            let moved: Set = ["UF_USR_ADDRESS", "UF_USR_ADDRESS_LIST"]
            #expect(try planning.changes().mapValues { Set($0.keys) } == [2: moved])
        }
    }
}
