import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

/// Every type of field is written, cleared and read back, in a batch and alone.
@Suite(.endsHangs) struct FieldFormTests {
    /// A type of the portal's own fields, and a value that a recipe may give it.
    static let customTypes: [(type: String, value: FieldValue)] = [
        ("string", .string("Ünïcode & + % [x]")), ("url", .string("https://example.com/?a=1&b=2")),
        ("address", .string("1 Main Street")), ("integer", .integer(-7)), ("double", .number(2.5)),
        ("boolean", .boolean(true)), ("date", .string("1990-02-28")),
        ("datetime", .string("2025-03-04T05:06:07+00:00")),
        ("enumeration", .string("blue")), ("employee", .integer(1)), ("money", .string("12.50|EUR")),
        ("crm_status", .string("NEW")), ("iblock_section", .integer(5)),
    ]

    private static func value(of field: UserField) -> FieldValue? {
        switch field.kind {
        case .identifier, .moment, .photo, .other: nil
        case .text: .string("Text of \(field.name)")
        case .email: .string("anna.new@example.com")
        case .webAddress: .string("https://example.com/")
        case .date: .string("1990-02-28")
        case .flag: .boolean(true)
        case .choice(let choices): choices.first { !$0.isEmpty }.map { .string($0) }
        case .enumeration(let options): options.first.map { .string($0.label) }
        case .departments: .list([.integer(1), .integer(2)])
        case .integer: .integer(3)
        case .number: .number(1.5)
        }
    }

    /// Sends one change, in a batch or alone, and gives the field as the portal has it then.
    private func write(
        _ value: FieldValue,
        to field: UserField,
        of user: UserID,
        alone: Bool,
        _ portal: RESTPortal
    ) async throws -> FieldValue? {
        let change = Change(user: user, person: "N", before: [:], after: [field.name: value])
        if alone {
            let call = UserCoding(schema: try await portal.schema()).call(change)
            #expect(try await portal.call(call.method, call.parameters).result == true)
        } else {
            let report = try await portal.deliver(Delivery(changes: [change], fields: []))
            #expect(report.refusals == [nil])
        }
        return try await portal.users([user], fields: [field.name]).first?.fields[field.name]
    }

    private func goRound(_ field: UserField, _ value: FieldValue, of user: UserID, _ portal: RESTPortal) async throws {
        for alone in [false, true] {
            let location = Comment(rawValue: "\(field.name) \(alone ? "alone" : "in a batch")")
            let written = try await write(value, to: field, of: user, alone: alone, portal)
            #expect(field.means(written, value), location)
            guard field.name != "ACTIVE" else { continue }  // everybody works here or doesn't
            let cleared = try await write(.null, to: field, of: user, alone: alone, portal)
            #expect(field.means(cleared, nil), location)
            // A list is cleared by an empty one as well.
            guard field.isList else { continue }
            _ = try await write(value, to: field, of: user, alone: alone, portal)
            let emptied = try await write(.list([]), to: field, of: user, alone: alone, portal)
            #expect(field.means(emptied, nil), location)
        }
    }

    @Test func `standard fields of every type are written, cleared and read back`() async throws {
        try await Emulated.portal { portal, _ in
            let user = try #require(try await Emulated.users(1, of: portal).first)
            for field in try await portal.schema().fields where field.isWritable {
                guard let value = Self.value(of: field) else { continue }
                try await goRound(field, field.isMultiple ? .list([value]) : value, of: user, portal)
            }
        }
    }

    @Test(arguments: [false, true])
    func `the portal's own fields of every type are written, cleared and read back`(isMultiple: Bool) async throws {
        try await Emulated.portal { portal, _ in
            for (type, _) in Self.customTypes {
                var field: JSONObject = ["FIELD_NAME": .string("T_\(type)"), "USER_TYPE_ID": .string(type)]
                if isMultiple { field["MULTIPLE"] = "Y" }
                if type == "enumeration" { field["LIST"] = [["VALUE": "red"], ["VALUE": "blue"]] }
                _ = try await portal.call("user.userfield.add", ["fields": .object(field)])
            }
            let user = try #require(try await Emulated.users(1, of: portal).first)
            let schema = try await portal.schema()
            for (type, value) in Self.customTypes {
                let field = try #require(schema["UF_USR_T_\(type.uppercased())"], "\(type)")
                #expect(field.isMultiple == isMultiple)
                try await goRound(field, isMultiple ? .list([value]) : value, of: user, portal)
            }
        }
    }

    @Test func `a photo is written and cleared, alone since it is large`() async throws {
        try await Emulated.portal { portal, _ in
            let user = try #require(try await Emulated.users(1, of: portal).first)
            let photo = try #require(try await portal.schema()["PERSONAL_PHOTO"])
            let file = FieldValue.file(UploadedFile(name: "anna.jpg", base64: "QUJD"))
            for alone in [false, true] {
                let link = try await write(file, to: photo, of: user, alone: alone, portal)
                guard case .string(let text)? = link else {
                    Issue.record("a photo reads back as a link")
                    continue
                }
                #expect(text.hasPrefix("http"))
                #expect(try await write(.null, to: photo, of: user, alone: alone, portal) == nil)
            }
        }
    }
}
