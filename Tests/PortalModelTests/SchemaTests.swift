import PortalModel
import Testing

struct SchemaTests {
    @Test func `every standard field stands once, is spelt as the portal spells it, and says what it is`() {
        let fields = Schema.standard.fields
        #expect(Set(fields.map(\.name)).count == fields.count)
        for field in fields {
            #expect(field.name.allSatisfy { $0.isUppercase || $0 == "_" }, "\(field.name)")
            #expect(field.about.hasSuffix("."), "\(field.name)")
        }
    }

    @Test(arguments: ["ID", "XML_ID", "LAST_LOGIN", "DATE_REGISTER", "TIMESTAMP_X", "USER_TYPE", "UF_EMPLOYMENT_DATE"])
    func `what the portal alone decides is read-only`(name: String) {
        #expect(Schema.standard[name]?.isWritable == false)
    }

    @Test func `telephone numbers, codes and ids are digits, names and notes are not`() {
        let digits = Schema.standard.fields.filter(\.holdsDigits).map(\.name)
        let expected: Set = [
            "ID", "XML_ID", "PERSONAL_ICQ", "PERSONAL_PHONE", "PERSONAL_FAX", "PERSONAL_MOBILE", "PERSONAL_PAGER",
            "PERSONAL_ZIP", "PERSONAL_MAILBOX", "WORK_PHONE", "WORK_FAX", "WORK_PAGER", "WORK_MAILBOX", "WORK_ZIP",
            "UF_ZOOM", "UF_DEPARTMENT", "UF_PHONE_INNER",
        ]
        #expect(Set(digits) == expected)
        #expect(UserField("UF_BADGE", .integer, about: "Badge.").holdsDigits)
        #expect(!UserField("UF_RATE", .number, about: "Rate.").holdsDigits)
    }

    @Test func `custom fields follow the standard ones by name, and never take the place of one`() {
        let schema = Schema(custom: [
            UserField("UF_TEAM", .text, about: "Team."),
            UserField("UF_BADGE", .integer, about: "Badge."),
            UserField("NAME", .integer, about: "No such thing."),
        ])
        #expect(schema.fields.suffix(2).map(\.name) == ["UF_BADGE", "UF_TEAM"])
        #expect(schema["NAME"]?.kind == .text)
        #expect(schema.index(of: "UF_TEAM") == schema.fields.count - 1)
    }

    @Test func `names sort as the field table has them, unknown ones last`() {
        let names = Schema.standard.sorted(["ZEBRA", "WORK_PHONE", "APPLE", "NAME", "ID"])
        #expect(names == ["ID", "NAME", "WORK_PHONE", "APPLE", "ZEBRA"])
    }

    @Test(arguments: [
        (UserField.Scope.brief, ["NAME": true, "WORK_PHONE": false, "PERSONAL_WWW": false]),
        (.basic, ["NAME": true, "WORK_PHONE": true, "PERSONAL_WWW": false]),
        (.full, ["NAME": true, "WORK_PHONE": true, "PERSONAL_WWW": true]),
    ])
    func `a wider scope shows more`(scope: UserField.Scope, shown: [String: Bool]) {
        let schema = Schema(custom: [], scope: scope)
        for (name, isShown) in shown { #expect(schema.shows(name) == isShown, "\(name)") }
    }

    @Test(arguments: [true, false])
    func `custom fields have a permission of their own`(seesCustomFields: Bool) {
        let field = UserField("UF_TEAM", .text, about: "Team.")
        let schema = Schema(custom: [field], scope: .full, seesCustomFields: seesCustomFields)
        #expect(schema.shows("UF_TEAM") == seesCustomFields)
        #expect(schema.shows("UF_SKILLS"))
    }

    @Test func `no one sees a field that doesn't exist`() {
        #expect(!Schema.standard.shows("UF_TEAM"))
    }

    @Test func `a misspelt field is reported with the nearest name, a strange one without`() {
        let schema = Schema.standard
        #expect(schema.unknownField("WORK_FONE") == "WORK_FONE is not a user field; did you mean WORK_PHONE?")
        #expect(schema.unknownField("work_phone") == "work_phone is not a user field; did you mean WORK_PHONE?")
        #expect(schema.unknownField("SHOE_SIZE") == "SHOE_SIZE is not a user field")
    }
}

struct MeaningTests {
    private let text = UserField("NAME", .text, about: "Name.")
    private let list = UserField("UF_DEPARTMENT", .departments, about: "Departments.")

    @Test func `everything empty means the same, absence included`() {
        for one in [nil, FieldValue.null, .string(""), .list([])] {
            for other in [nil, FieldValue.null, .string(""), .list([])] { #expect(list.means(one, other)) }
        }
        for one in [nil, FieldValue.null, .string("")] {
            for other in [nil, FieldValue.null, .string("")] { #expect(text.means(one, other)) }
            #expect(!text.means(one, .list([])))  // a text field can't hold it
        }
        #expect(!text.means(nil, .string(" ")))
        #expect(!text.means(nil, .boolean(false)))
        #expect(!text.means(nil, .integer(0)))
    }

    @Test(arguments: [
        (
            FieldValue.option(FieldOption(id: 3, label: "Gold")), FieldValue.option(FieldOption(id: 4, label: "Gold")),
            false
        ),
        (.option(FieldOption(id: 3, label: "Gold")), .option(FieldOption(id: 3, label: "Platinum")), true),
        (.option(FieldOption(id: 3, label: "Gold")), .string("Gold"), true),
        (.option(FieldOption(id: 3, label: "Gold")), .string("gold"), false),
        (.option(FieldOption(id: 3, label: "Gold")), .integer(3), true),
        (.option(FieldOption(id: 3, label: "Gold")), .null, false),
        (
            .list([.option(FieldOption(id: 3, label: "Gold")), .option(FieldOption(id: 4, label: "Gold"))]),
            .list([.option(FieldOption(id: 4, label: "G")), .option(FieldOption(id: 3, label: "G"))]), true
        ),
        (.list([.option(FieldOption(id: 3, label: "Gold"))]), .list([.string("Gold")]), true),
    ])
    func `options are compared by id, or by label if only that is known of one`(
        one: FieldValue,
        other: FieldValue,
        isSame: Bool
    ) {
        let field = UserField("UF_PLAN", .enumeration([]), about: "")
        #expect(field.means(one, other) == isSame)
        #expect(field.means(other, one) == isSame)
    }

    @Test func `lists are compared as sets`() {
        let one = FieldValue.list([.integer(1), .integer(5)])
        #expect(list.means(one, .list([.integer(5), .integer(1), .integer(5)])))
        #expect(!list.means(one, .list([.integer(1)])))
        #expect(!list.means(one, .integer(1)))
    }
}
