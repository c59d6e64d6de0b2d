import PortalModel
import Testing
import Wire

@testable import PortalClient

struct UserCodingTests {
    let coding = UserCoding(
        schema: Schema(
            custom: [
                UserField("UF_USR_CAR", .flag, about: ""),
                UserField(
                    "UF_USR_COLOR",
                    .enumeration([.init(id: 7, label: "red"), .init(id: 8, label: "blue")]),
                    about: ""
                ),
                UserField("UF_USR_HATS", .enumeration([.init(id: 7, label: "fez")]), isMultiple: true, about: ""),
                UserField("UF_USR_SIZE", .integer, about: ""),
                UserField("UF_USR_RATE", .number, about: ""),
                UserField("UF_USR_CODES", .text, isMultiple: true, about: ""),
                UserField("UF_USR_PAY", .other("money"), about: ""),
            ]
        )
    )

    private func change(_ after: [String: FieldValue]) throws -> Change {
        Change(user: try #require(UserID(rawValue: 57)), person: "Anna", before: [:], after: after)
    }

    @Test(
        arguments: [
            ("NAME", "Anna", .string("Anna")),
            ("NAME", 7, .string("7")),
            ("ACTIVE", true, .boolean(true)),
            ("ACTIVE", false, .boolean(false)),
            ("ACTIVE", "N", .boolean(false)),
            ("UF_DEPARTMENT", [1, "5"], .list([.integer(1), .integer(5)])),
            ("UF_DEPARTMENT", 3, .list([.integer(3)])),
            ("UF_DEPARTMENT", ["0": 3, "2": 4], .list([.integer(3), .integer(4)])),  // array_filter leaves gaps
            ("UF_DEPARTMENT", [0], nil),
            ("UF_DEPARTMENT", false, nil),
            ("PERSONAL_BIRTHDAY", "2018-07-14T00:00:00+00:00", .string("2018-07-14")),
            ("PERSONAL_BIRTHDAY", "2018-07-14T00:00:00+12:00", .string("2018-07-14")),
            ("PERSONAL_BIRTHDAY", "14.07.2018", .string("2018-07-14")),
            ("PERSONAL_BIRTHDAY", "14.07.2018 00:00:00", .string("2018-07-14")),
            ("PERSONAL_BIRTHDAY", "2018-07-14", .string("2018-07-14")),
            ("PERSONAL_BIRTHDAY", "07/08/2018", .string("07/08/2018")),  // whose order nobody can tell
            ("TIMESTAMP_X", [:], nil),
            ("TIMESTAMP_X", "24.08.2023 13:19:39", .string("24.08.2023 13:19:39")),
            ("PERSONAL_PHOTO", "https://north.example.com/a.jpg", .string("https://north.example.com/a.jpg")),
            ("UF_USR_CAR", "0", .boolean(false)),
            ("UF_USR_CAR", 1, .boolean(true)),
            ("UF_USR_CAR", "", nil),
            ("UF_USR_COLOR", "8", .option(FieldOption(id: 8, label: "blue"))),
            ("UF_USR_COLOR", 7, .option(FieldOption(id: 7, label: "red"))),
            ("UF_USR_COLOR", "99", .option(FieldOption(id: 99, label: "99"))),  // one that was deleted
            ("UF_USR_COLOR", 0, nil),
            ("UF_USR_HATS", ["7"], .list([.option(FieldOption(id: 7, label: "fez"))])),
            ("UF_USR_SIZE", "42", .integer(42)),
            ("UF_USR_RATE", "0.5", .number(0.5)),
            ("UF_USR_RATE", 2, .number(2)),
            ("UF_USR_CODES", ["a", "", "b"], .list([.string("a"), .string("b")])),
            ("UF_USR_PAY", "100|EUR", .string("100|EUR")),
            ("UF_USR_PAY", ["id": 774], .string(#"{"id":774}"#)),
        ] as [(String, JSONValue, FieldValue?)]
    )
    func `a value reads by its field's kind`(field: String, json: JSONValue, value: FieldValue?) throws {
        let user = try coding.user(["ID": "57", .init(field): json], method: "user.get")
        #expect(user.fields[field] == value)
    }

    @Test(arguments: [
        ("1980-02-02T21:00:00.000Z", true), ("1980-02-03T23:30:00-05:00", true), ("1980-02-03 01:00:00+03:00", true),
        ("1980-02-03T19:00:00-05:00", true), ("1980-02-03T12:00Z", true), ("1980-02-03T00:00:01Z", true),
        ("03.02.1980 21:00:00 +03", true), ("1980-02-03t00:00:00z", false),
        ("1980-02-03T00:00:00+03:00", false), ("1980-02-03T00:00:00Z", false), ("1980-02-03T03:00:00+03:00", false),
        ("1980-02-03T05:30:00+0530", false), ("1980-02-03 21:00:00", false), ("1980-02-03", false), ("", false),
        ("03.02.1980 21:00:00", false), ("1980-02-03T21:00:00 PM", false),
    ])
    func `a moment may be on another day where its reader is`(text: String, isMoment: Bool) {
        #expect(CalendarDate.isMoment(text) == isMoment)
    }

    @Test(arguments: ["", nil, false, [], [:]] as [JSONValue])
    func `every way of PHP to say nothing leaves a field out`(json: JSONValue) throws {
        let names = [
            "NAME", "UF_DEPARTMENT", "PERSONAL_BIRTHDAY", "UF_USR_SIZE", "UF_USR_COLOR", "UF_USR_HATS", "UF_USR_PAY",
        ]
        let row = JSONObject([("ID", "57")] + names.map { ($0, json) })
        #expect(try coding.user(.object(row), method: "user.get").fields == [:])
    }

    @Test(arguments: ["1", 1] as [JSONValue])
    func `an id is a number or its digits`(id: JSONValue) throws {
        #expect(try coding.user(["ID": id], method: "user.get").id.rawValue == 1)
    }

    @Test(arguments: [[:], ["ID": ""], ["ID": "0"], ["ID": nil], [], "no"] as [JSONValue])
    func `what has no id is no user`(row: JSONValue) {
        let error = #expect(throws: PortalError.self) { try coding.user(row, method: "user.current") }
        #expect(error == PortalError(.unreadable, method: "user.current"))
    }

    @Test(
        arguments: [
            ("NAME", .string("Anna"), "Anna"),
            ("NAME", .null, ""),
            ("PERSONAL_PHOTO", .null, ""),
            ("PERSONAL_PHOTO", .file(.init(name: "anna.jpg", base64: "QUJD")), ["anna.jpg", "QUJD"]),
            ("ACTIVE", .boolean(true), "Y"),
            ("ACTIVE", .boolean(false), "N"),
            ("UF_DEPARTMENT", .list([.integer(1), .integer(5)]), [1, 5]),
            ("UF_DEPARTMENT", .null, []),
            ("UF_USR_CAR", .boolean(true), "1"),
            ("UF_USR_CAR", .boolean(false), "0"),
            ("UF_USR_COLOR", .string("blue"), "8"),
            ("UF_USR_COLOR", .option(FieldOption(id: 7, label: "old name")), "7"),
            ("UF_USR_COLOR", .null, ""),
            ("UF_USR_HATS", .list([.string("fez")]), ["7"]),
            ("UF_USR_HATS", .null, []),
            ("UF_USR_SIZE", .integer(42), 42),
            ("UF_USR_CODES", .list([.string("a"), .string("b")]), ["a", "b"]),
            ("UF_USR_GONE", .string("x"), "x"),
        ] as [(String, FieldValue, JSONValue)]
    )
    func `a value is written as the documentation asks`(field: String, value: FieldValue, json: JSONValue) throws {
        let call = coding.call(try change([field: value]))
        #expect(call == BatchCall("user.update", ["ID": 57, field: json] as JSONObject))
    }

    @Test(
        arguments: [
            ("string", .text), ("url", .text), ("address", .text), ("integer", .integer), ("double", .number),
            ("boolean", .flag), ("date", .date), ("datetime", .other("datetime")), ("money", .other("money")),
            ("rest_12_rating", .other("rest_12_rating")),
        ] as [(JSONValue, UserField.Kind)]
    )
    func `a custom field's type says what it holds`(type: JSONValue, kind: UserField.Kind) {
        let field = UserField(row: ["FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": type, "MULTIPLE": "N"])
        #expect(field?.kind == kind)
        #expect(field?.isMultiple == false)
    }

    @Test func `an enumeration brings its options`() {
        let field = UserField(
            row: [
                "FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": "enumeration", "MULTIPLE": "Y",
                "LIST": [["ID": "7", "VALUE": "red"], ["ID": "8", "VALUE": "blue"]],
            ]
        )
        #expect(field?.kind == .enumeration([.init(id: 7, label: "red"), .init(id: 8, label: "blue")]))
        #expect(field?.isMultiple == true)
    }
}
