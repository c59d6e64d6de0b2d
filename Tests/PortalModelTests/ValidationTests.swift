import PortalModel
import TestSupport
import Testing

struct ValidationTests {
    /// What a kind makes of a value; `nil` where it is refused.
    struct Row: CustomTestStringConvertible {
        var kind: UserField.Kind
        var value: FieldValue
        var valid: FieldValue?

        init(_ kind: UserField.Kind, _ value: FieldValue, _ valid: FieldValue?) {
            (self.kind, self.value, self.valid) = (kind, value, valid)
        }

        var testDescription: String { "\(kind) \(value)" }
    }

    private static let sizes = UserField.Kind.enumeration([
        FieldOption(id: 7, label: "S"), FieldOption(id: 8, label: "M"),
    ])

    private static let photo = UploadedFile(name: "anna.gif", base64: SamplePhoto.base64(SamplePhoto.gif))

    private static let rows = [
        Row(.text, .string(" Анна\t"), .string(" Анна\t")),
        Row(.text, .integer(12345), .string("12345")),
        Row(.text, .number(5), nil),  // 10 / 2 in Lua; "5.0" is never meant
        Row(.text, .boolean(true), nil),
        Row(.text, .list([.string("a")]), nil),
        Row(.text, .string("a\u{0}b"), nil),
        Row(.text, .string("two\r\nlines"), .string("two\r\nlines")),
        Row(.email, .string("anna@example.com"), .string("anna@example.com")),
        Row(.email, .string("anna"), nil),
        Row(.webAddress, .string("example.com/team"), .string("example.com/team")),
        Row(.webAddress, .string("ask Anna"), nil),
        Row(.date, .string("2024-02-29"), .string("2024-02-29")),
        Row(.date, .string("29.02.2024"), nil),
        Row(.flag, .boolean(false), .boolean(false)),
        Row(.flag, .string("Y"), .boolean(true)),
        Row(.flag, .string("N"), .boolean(false)),
        Row(.flag, .string("true"), .boolean(true)),
        Row(.flag, .integer(0), .boolean(false)),
        Row(.flag, .integer(2), nil),
        Row(.flag, .string("yes"), nil),
        Row(.choice(["M", "F"]), .string("F"), .string("F")),
        Row(.choice(["M", "F"]), .string("f"), nil),
        Row(sizes, .string("M"), .option(FieldOption(id: 8, label: "M"))),
        Row(sizes, .integer(7), .option(FieldOption(id: 7, label: "S"))),
        Row(sizes, .option(FieldOption(id: 7, label: "Small")), .option(FieldOption(id: 7, label: "S"))),
        Row(sizes, .option(FieldOption(id: 9, label: "S")), nil),
        Row(sizes, .integer(9), nil),
        Row(sizes, .string("7"), nil),
        Row(.departments, .integer(5), .list([.integer(5)])),
        Row(.departments, .list([.integer(5), .string("1"), .number(5)]), .list([.integer(5), .integer(1)])),
        Row(.departments, .list([.integer(0)]), nil),
        Row(.departments, .string("Sales"), nil),
        Row(.photo, .list([.string("anna.gif"), .string(photo.base64)]), .file(photo)),
        Row(.photo, .list([.string("anna.gif"), .string("AAAA")]), nil),
        Row(.photo, .list([.string("anna.gif"), .string("")]), nil),
        Row(.photo, .file(photo), .file(photo)),
        Row(.photo, .string("https://north.example.com/anna.jpg"), nil),
        Row(.photo, .list([.string("a/b.jpg"), .string("AAAA")]), nil),
        Row(.photo, .list([.string("anna.jpg"), .string("data:image/jpeg;base64,AAAA")]), nil),
        Row(.integer, .number(3), .integer(3)),
        Row(.integer, .string("-3"), .integer(-3)),
        Row(.integer, .number(3.5), nil),
        Row(.integer, .string("three"), nil),
        Row(.number, .integer(3), .number(3)),
        Row(.number, .string("2.5"), .number(2.5)),
        Row(.number, .number(.infinity), nil),
        Row(.number, .string("nan"), nil),
        Row(.number, .string("2,5"), nil),
        Row(.other("money"), .string("12|EUR"), .string("12|EUR")),
        Row(.other("money"), .integer(12), .integer(12)),
        Row(.other("money"), .number(.nan), nil),
        Row(.other("money"), .number(.infinity), nil),
        Row(.other("money"), .list([.string("12|EUR")]), nil),
        Row(.other("money"), .file(photo), nil),
        Row(.other("money"), .string("12\u{0}"), nil),
        Row(.other("file"), .string("contract.pdf"), nil),
    ]

    @Test(arguments: rows)
    func `a kind takes what it means and refuses the rest`(row: Row) {
        let schema = Schema(custom: [UserField("UF_SAMPLE", row.kind, about: "Sample.")])
        #expect((try? schema.validated(row.value, for: "UF_SAMPLE")) == row.valid)
    }

    @Test(arguments: rows.filter { $0.valid == nil && $0.kind != .departments })
    func `a refusal never holds the value`(row: Row) {
        let schema = Schema(custom: [UserField("UF_SAMPLE", row.kind, about: "Sample.")])
        let refusal = #expect(throws: Schema.Refusal.self) { try schema.validated(row.value, for: "UF_SAMPLE") }
        for text in row.value.texts where text.count > 1 && text != "anna" {
            #expect(refusal?.message.contains(text) == false, "\(refusal?.message ?? "")")
        }
        #expect(refusal?.message.hasSuffix(".") == false)
    }

    @Test(arguments: [FieldValue.null, .string("")])
    func `an empty value is the order to clear`(value: FieldValue) throws {
        #expect(try Schema.standard.validated(value, for: "WORK_PHONE") == .null)
        #expect(try Schema.standard.validated(value, for: "PERSONAL_BIRTHDAY") == .null)
    }

    @Test func `an empty list clears fields that hold lists, and is the wrong type for all others`() throws {
        let schema = Schema(custom: [UserField("UF_TAGS", .text, isMultiple: true, about: "Tags.")])
        for field in schema.fields where field.isWritable && field.name != "UF_DEPARTMENT" {
            let valid = try? schema.validated(.list([]), for: field.name)
            #expect(valid == (field.isList ? .null : nil), "\(field.name)")
            #expect(field.means(nil, .list([])) == field.isList, "\(field.name)")
        }
    }

    @Test func `empty texts in a list are no items, and a list of nothing else is empty`() throws {
        let schema = Schema(custom: [UserField("UF_TAGS", .text, isMultiple: true, about: "Tags.")])
        for field in schema.fields where field.isWritable && field.name != "UF_DEPARTMENT" {
            let valid = try? schema.validated(.list([.string(""), .string("")]), for: field.name)
            #expect(valid == (field.isList ? .null : nil), "\(field.name)")
            #expect(field.means(nil, .list([.string("")])) == field.isList, "\(field.name)")
        }
        let tags = FieldValue.list([.string(""), .string("new"), .string("")])
        #expect(try schema.validated(tags, for: "UF_TAGS") == .list([.string("new")]))
    }

    @Test(arguments: [
        FieldValue.number(.nan), .list([.string("a")]), .list([]), .null, .file(photo),
    ])
    func `what JSON or a portal can't hold is refused inside a list, too`(item: FieldValue) {
        let schema = Schema(custom: [UserField("UF_SUMS", .other("money"), isMultiple: true, about: "Sums.")])
        let refusal = #expect(throws: Schema.Refusal.self) {
            try schema.validated(.list([.string("1|EUR"), item]), for: "UF_SUMS")
        }
        #expect(refusal?.field == "UF_SUMS[2]")
    }

    @Test(arguments: [
        (
            "WORK_FONE", FieldValue.string("1"), DiagnosticCode.unknownField,
            "WORK_FONE is not a user field; did you mean WORK_PHONE?"
        ),
        ("LAST_LOGIN", .string("2024-01-01"), .readOnlyField, "LAST_LOGIN is read-only; leave it out"),
        ("ID", .integer(7), .readOnlyField, "ID is read-only; leave it out"),
        ("EMAIL", .null, .neverEmpty, "EMAIL can't be cleared; give it a value or leave it out"),
        ("ACTIVE", .string(""), .neverEmpty, "ACTIVE can't be cleared; give it a value or leave it out"),
        (
            "UF_DEPARTMENT", .null, .neverEmpty,
            "UF_DEPARTMENT can't be cleared, since that would turn an employee into an external person; "
                + "give it a value or leave it out"
        ),
        (
            "UF_CODE", .list([.string(""), .string("")]), .neverEmpty,
            "UF_CODE can't be cleared, since the portal requires a value; give it a value or leave it out"
        ),
        ("PERSONAL_GENDER", .string("X"), .noOption, "expected M or F"),
        ("PERSONAL_BIRTHDAY", .string("1.2.1990"), .wrongForm, "expected a date written YYYY-MM-DD"),
        ("NAME", .boolean(true), .wrongType, "expected a string, got a boolean"),
        ("NAME", .string("\u{7}"), .noText, "contains a control character; only tabs and line breaks are allowed"),
        ("PERSONAL_PHOTO", .string("anna.jpg"), .noPhoto, "expected a pair { name, base64 }, got a string"),
        ("UF_CONTRACT", .string("x"), .readOnlyField, "UF_CONTRACT holds files, which Moonhook doesn't write"),
    ])
    func `a refusal says what would be right`(name: String, value: FieldValue, code: DiagnosticCode, message: String) {
        let schema = Schema(custom: [
            UserField("UF_CONTRACT", .other("file"), about: "Contract."),
            UserField("UF_CODE", .text, isMultiple: true, isMandatory: true, about: "Code."),
        ])
        let refusal = #expect(throws: Schema.Refusal.self) { try schema.validated(value, for: name) }
        #expect(refusal == Schema.Refusal(code, field: name, message: message))
    }

    @Test(arguments: ["UF_CODE", "UF_DEPARTMENT"], [FieldValue.null, .string(""), .list([])])
    func `what must not be empty is cleared in no form`(name: String, value: FieldValue) {
        let schema = Schema(custom: [UserField("UF_CODE", .integer, isMultiple: true, isMandatory: true, about: "")])
        let refusal = #expect(throws: Schema.Refusal.self) { try schema.validated(value, for: name) }
        #expect(refusal?.code == .neverEmpty)
    }

    @Test(arguments: [
        ("XML_ID", FieldValue.string("HR-1"), "fields = { \"XML_ID\" } in moonhook.lua"),
        ("WORK_LOGO", .file(photo), "--allow logo"),
    ])
    func `a locked field says why and how it is written, and is once it is unlocked`(
        name: String,
        value: FieldValue,
        remedy: String
    ) throws {
        let refusal = #expect(throws: Schema.Refusal.self) { try Schema.standard.validated(value, for: name) }
        #expect(refusal?.code == .readOnlyField)
        #expect(refusal?.message.contains("\(name) is read-only: the documentation doesn't") == true)
        #expect(refusal?.message.contains(remedy) == true)
        #expect(try Schema.standard.unlocking([name]).validated(value, for: name) == value)
    }

    @Test func `nothing unlocks what the portal sets itself`() {
        #expect(Schema.standard.unlocking(["LAST_LOGIN"])["LAST_LOGIN"]?.isWritable == false)
    }

    @Test func `a department that the portal hasn't is refused by its index in the list`() {
        let refusal = #expect(throws: Schema.Refusal.self) {
            try Schema.standard.validated(
                .list([.integer(1), .integer(99)]),
                for: "UF_DEPARTMENT",
                departments: [1, 5]
            )
        }
        #expect(
            refusal == Schema.Refusal(.noDepartment, field: "UF_DEPARTMENT[2]", message: "there is no department 99")
        )
    }

    @Test func `a multiple field takes one value as a list of one, and names the item that is wrong`() throws {
        let schema = Schema(custom: [UserField("UF_DAYS", .date, isMultiple: true, about: "Days.")])
        #expect(try schema.validated(.string("2024-01-01"), for: "UF_DAYS") == .list([.string("2024-01-01")]))
        let refusal = #expect(throws: Schema.Refusal.self) {
            try schema.validated(.list([.string("2024-01-01"), .string("2024-13-01")]), for: "UF_DAYS")
        }
        #expect(refusal?.field == "UF_DAYS[2]")
    }
}

extension FieldValue {
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        default: []
        }
    }
}
