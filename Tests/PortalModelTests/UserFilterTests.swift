import PortalModel
import Testing

struct UserFilterTests {
    private func anna() throws -> User {
        User(
            id: try #require(UserID(rawValue: 57)),
            fields: [
                "NAME": .string("Anna"), "EMAIL": .string("Anna@Example.com"), "ACTIVE": .boolean(true),
                "USER_TYPE": .string("employee"), "UF_DEPARTMENT": .list([.integer(1), .integer(5)]),
            ]
        )
    }

    @Test(arguments: [
        ([:], true),
        (["NAME": FieldValue.string("Anna")], true),
        (["NAME": .string("anna")], false),
        (["EMAIL": .string("ANNA@example.COM")], true),  // mailboxes are told apart without case
        (["EMAIL": .string("anna@example.org")], false),
        (["ID": .integer(57)], true),
        (["ID": .integer(58)], false),
        (["UF_DEPARTMENT": .integer(5)], true),  // a list matches where it contains
        (["UF_DEPARTMENT": .list([.integer(5), .integer(1)])], true),
        (["UF_DEPARTMENT": .list([.integer(5), .integer(6)])], false),
        (["UF_DEPARTMENT": .list([.integer(5)])], false),  // a list must be the same
        (["UF_DEPARTMENT": .null], false),
        (["WORK_PHONE": .null], true),  // empty
        (["WORK_PHONE": .string("")], true),
        (["NAME": .null], false),
        (["NAME": .string("Anna"), "ACTIVE": .boolean(false)], false),
        (["SHOE_SIZE": .null], false),  // a field that doesn't exist is never a match
    ])
    func `a filter compares by meaning`(conditions: [String: FieldValue], matches: Bool) throws {
        #expect(UserFilter(conditions).matches(try anna(), in: .standard) == matches)
    }

    @Test func `employees are meant unless the filter names activity or kind`() {
        #expect(UserFilter().amongEmployees == .employees)
        let dismissed = UserFilter(["ACTIVE": .boolean(false)]).amongEmployees
        #expect(dismissed.conditions == ["ACTIVE": .boolean(false), "USER_TYPE": .string("employee")])
    }

    @Test(arguments: [
        (
            ["NAME": FieldValue.string("Anna"), "LAST_NAME": .string("Berg"), "EMAIL": .string("a@example.com")],
            "Anna Berg"
        ),
        (["LAST_NAME": .string("Berg"), "NAME": .string("")], "Berg"),
        (["EMAIL": .string("a@example.com")], "a@example.com"),
        ([:], "user 57"),
    ])
    func `people are called by what is known of them`(fields: [String: FieldValue], name: String) throws {
        #expect(User(id: try #require(UserID(rawValue: 57)), fields: fields).displayName == name)
    }

    @Test(arguments: [0, -1])
    func `no user has an id below 1`(number: Int) { #expect(UserID(rawValue: number) == nil) }
}
