import PortalModel
import Report
import Testing

extension UserID {
    static func of(_ number: Int) throws -> UserID {
        try #require(UserID(rawValue: number))
    }
}

extension PlanText {
    init(
        width: Int,
        colour: Bool = false,
        isolatesText: Bool = false,
        custom: [UserField] = [],
        people: [UserID: String] = [:],
        isFull: Bool = false
    ) {
        self.init(
            style: ReportStyle(width: width, colour: colour, isolatesText: isolatesText),
            schema: Schema(custom: custom),
            departments: DepartmentTree([
                Department(id: 1, name: "Company", parent: nil),
                Department(id: 5, name: "Sales", parent: 1),
                Department(id: 6, name: "North", parent: 5),
                Department(id: 7, name: "Service", parent: 1),
                Department(id: 8, name: "North", parent: 7),
                Department(id: 9, name: "Twins", parent: 7),
                Department(id: 10, name: "Twins", parent: 7),
                Department(id: 11, name: "Project X", parent: 1),
            ]),
            people: people,
            isFull: isFull
        )
    }
}

/// A page with everything that a plan can hold.
func samplePage() throws -> [Change] {
    let profile = "Founded in 1987 in a garage in Kassel by two sisters, the company makes door handles"
    return try [
        Change(
            user: .of(7),
            person: "Anna Schmidt",
            before: ["PERSONAL_MOBILE": .string("0151 23456789")],
            after: ["PERSONAL_MOBILE": .string("+4915123456789"), "WORK_PHONE": .string("+4930123456")],
            line: 2,
            assumed: ["PERSONAL_MOBILE": "DE (parameter region)"]
        ),
        Change(
            user: .of(58),
            person: "Борис Жуков",
            before: [
                "ACTIVE": .boolean(true), "UF_DEPARTMENT": .list([.integer(6), .integer(5)]),
                "WORK_POSITION": .string("Инженер"),
            ],
            after: [
                "ACTIVE": .boolean(false), "UF_DEPARTMENT": .list([.integer(8), .integer(10), .integer(77)]),
                "WORK_POSITION": .null,
            ]
        ),
        Change(
            user: .of(301),
            person: "田中 さくら",
            before: ["PERSONAL_CITY": .string("東京"), "PERSONAL_NOTES": .string("🎉 party 👩‍👩‍👧")],
            after: [
                "PERSONAL_CITY": .string("Tokyo"), "PERSONAL_NOTES": .string("party"),
                "PERSONAL_PHOTO": .file(
                    UploadedFile(name: "sakura.jpg", base64: String(repeating: "AAAA", count: 400))
                ),
            ],
            unseen: ["PERSONAL_PHOTO"]
        ),
        Change(
            user: .of(1_204),
            person: "Zoe\u{308} O\u{2019}Neill",
            before: [
                "NAME": .string(" Zoe\u{308}  "), "WORK_PHONE": .string("030\u{A0}123"),
                "PERSONAL_NOTES": .string("one\r\ntwo\tthree\u{1B}[2J"),
                "WORK_PROFILE": .string(
                    "\(profile) since 1990, and windows, in Kassel and in Zwickau, for every house."
                ),
            ],
            after: [
                "NAME": .string("Zoe\u{308}"), "WORK_PHONE": .string("030 123"),
                "PERSONAL_NOTES": .string("one\ntwo three"),
                "WORK_PROFILE": .string(
                    "\(profile) since 1991, and windows, in Kassel and in Zwickau, for every house."
                ),
            ],
            line: 1_204
        ),
    ]
}

/// Changes of one field, with everything that a line of theirs can hold.
func sampleNumbers() throws -> [Change] {
    let numbers = [
        (7, "Anna Schmidt", "0151 23456789", "+4915123456789"),
        (58, "Борис Жуков", "8 (495) 123-45-67", "+74951234567"),
        (301, "田中 さくら", "03-1234-5678 ", "+81312345678"), (302, "שרה כהן", "03 123 4567", "+97231234567"),
        (303, "Karl-Theodor Maria Nikolaus Johann Jacob Philipp Sprenger", "089/12345", "+498912345"),
        (
            1_204, "Zoe\u{308} O\u{2019}Neill",
            "ask Anna at the front desk between nine and twelve, but never on Fridays", ""
        ),
    ]
    return try numbers.enumerated().map { index, number in
        Change(
            user: try .of(number.0),
            person: number.1,
            before: ["WORK_PHONE": .string(number.2)],
            after: ["WORK_PHONE": number.3.isEmpty ? .null : .string(number.3)],
            line: 2 + index * 3,
            locations: ["WORK_PHONE": "phones-e164.lua:14"]
        )
    }
}

func sampleSummary() -> PlanSummary {
    PlanSummary(
        states: [.applied: 27, .conflict: 2, .failed: 1, .planned: 1],
        fields: [
            "WORK_PHONE": PlanSummary.FieldCount(set: 12, taken: 9, rewritten: 2, ignored: 1),
            "PERSONAL_MOBILE": PlanSummary.FieldCount(set: 1_028, cleared: 3, assumed: 83, taken: 1_020),
            "UF_CRM_1700000000": PlanSummary.FieldCount(set: 1, taken: 1),
        ]
    )
}

func sampleNotices() throws -> [GroupedDiagnostic] {
    try [
        GroupedDiagnostic(
            .error,
            .wrongForm,
            "expected an address such as anna@example.com",
            field: "EMAIL",
            count: 2,
            examples: [.init(line: 12), .init(user: .of(9), line: 57)]
        ),
        GroupedDiagnostic(
            .error,
            .unknownField,
            "WORK_FONE is not a user field; did you mean WORK_PHONE?",
            field: "WORK_FONE",
            count: 1
        ),
        GroupedDiagnostic(
            .warning,
            .warned,
            "too short to be a telephone number of Germany, so the field stays as it was until somebody looks into it",
            field: "WORK_PHONE",
            location: "phones-e164.lua:9",
            count: 1_217,
            examples: [.init(user: .of(57)), .init(user: .of(58)), .init(user: .of(61))]
        ),
        GroupedDiagnostic(.notice, .unboundWrites, "the recipe has no writes, so it may change any field", count: 1),
    ]
}

func sampleOutcomes() throws -> [(change: Change, outcome: Outcome)] {
    let page = try samplePage()
    return [
        (page[0], .applied(["PERSONAL_MOBILE": .taken, "WORK_PHONE": .rewritten(.string("+49 30 123456"))])),
        (page[1], .conflict(["WORK_POSITION", "ACTIVE"])),
        (page[2], .applied(["PERSONAL_CITY": .taken, "PERSONAL_PHOTO": .unproven])),
        (
            page[3],
            .failed(
                PortalError(
                    .accessDenied,
                    method: "user.update",
                    portalCode: "ACCESS_DENIED",
                    portalMessage: "Access denied!",
                    status: 403
                )
            )
        ),
        (page[0], .conflict([])),
        (page[1], .applied(["ACTIVE": .ignored])),
    ]
}
