import PortalModel
import Snapshot
import TestSupport
import Testing

struct UserFilterTests {
    private static let fields = Schema(custom: [
        UserField(
            "UF_GRADE",
            .enumeration([FieldOption(id: 31, label: "senior"), FieldOption(id: 32, label: "senior")]),
            about: ""
        ),
        UserField("UF_TAGS", .text, isMultiple: true, about: ""),
        UserField("UF_RATE", .number, about: ""),
    ])

    private static func people() throws -> [User] {
        [
            try .of(
                1,
                [
                    "NAME": .string("Anna"), "EMAIL": .string("Anna@Example.com"), "ACTIVE": .boolean(true),
                    "UF_DEPARTMENT": .list([.integer(5)]), "UF_TAGS": .list([.string("red"), .string("blue")]),
                ]
            ),
            try .of(
                2,
                [
                    "NAME": .string("anna"), "EMAIL": .string("ΝΊΚΟΣ@παράδειγμα.gr"), "ACTIVE": .boolean(false),
                    "UF_DEPARTMENT": .list([.integer(7), .integer(5)]),
                    "UF_GRADE": .option(FieldOption(id: 31, label: "senior")),
                    "UF_PHONE_INNER": .string("57"),
                ]
            ),
            try .of(57, ["NAME": .string("Zoë"), "UF_RATE": .number(2), "UF_DEPARTMENT": .list([.integer(55)])]),
        ]
    }

    @Test(arguments: [
        ([:], [1, 2, 57]),
        (["ID": FieldValue.integer(57)], [57]),
        (["ID": .string("57")], [57]),
        (["ID": .string("anna")], []),
        (["NAME": .string("Anna")], [1]),  // case counts
        (["NAME": .string("Zoë")], [57]),
        (["EMAIL": .string("anna@example.COM")], [1]),
        (["EMAIL": .string("νίκος@ΠΑΡΆΔΕΙΓΜΑ.gr")], [2]),
        (["EMAIL": .null], [57]),
        (["EMAIL": .string("")], [57]),
        (["ACTIVE": .boolean(true)], [1]),
        (["ACTIVE": .string("N")], [2]),
        (["ACTIVE": .null], [57]),
        (["UF_DEPARTMENT": .integer(5)], [1, 2]),  // and not 55
        (["UF_DEPARTMENT": .string("7")], [2]),
        (["UF_DEPARTMENT": .list([.integer(5)])], [1]),
        (["UF_DEPARTMENT": .list([.integer(5), .integer(7)])], [2]),
        (["UF_TAGS": .string("blue")], [1]),
        (["UF_TAGS": .list([])], [2, 57]),
        (["UF_GRADE": .integer(31)], [2]), (["UF_GRADE": .integer(32)], []), (["UF_GRADE": .string("senior")], [2]),
        (["UF_GRADE": .string("junior")], []), (["UF_GRADE": .null], [1, 57]),
        (["UF_RATE": .integer(2)], [57]),
        (["UF_RATE": .string("2.0")], [57]),
        (["UF_PHONE_INNER": .integer(57)], [2]),
        (["UF_DEPARTMENT": .integer(5), "ACTIVE": .boolean(true), "NAME": .string("Anna")], [1]),
    ])
    func `a filter compares by meaning`(conditions: [String: FieldValue], expected: [Int]) async throws {
        let portal = PortalDouble(try Self.people(), fields: Self.fields)
        let snapshot = PortalSnapshot(portal: portal, fields: nil)
        for _ in 1...2 {  // the second time there is an index
            #expect(try await snapshot.users(conditions).map(\.id.rawValue) == expected)
        }
        #expect(try await snapshot.count(conditions) == expected.count)
    }
}
