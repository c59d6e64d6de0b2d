import TestSupport
import Testing

@testable import PortalModel

struct FieldReferenceTests {
    private static var page: String {
        let rows = UserField.standard.map { field in
            "| `\(field.name)` | \(field.kind.words) | \(field.written) | `\(field.scope.words)` | \(field.about) |"
        }
        let locks = UserField.standard.compactMap { field in field.lock.map { "- `\(field.name)`: \($0)." } }
        return """
            # User fields

            The standard fields of a user record, as ``UserField/standard`` has them; a portal's own `UF_…` fields come on top.

            An empty field reads as `nil`, an empty list as `{}`. “Written” says whether `user.update` takes the field, and “seen
            with” the narrowest scope that shows it. `null` or `""` clears a field, but for `ACTIVE`, `EMAIL`, `UF_DEPARTMENT` and
            those of the portal's own that it requires.

            “Locked” fields are read-only unless somebody says otherwise:

            \(locks.joined(separator: "\n"))

            | field | holds | written | seen with | |
            |---|---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }

    @Test func `the reference of user fields is the table that everything uses`() throws {
        #expect(try reference("PortalModel/PortalModel.docc/Fields.md", recording: Self.page) == Self.page)
    }
}

extension UserField {
    fileprivate var written: String { isWritable ? "yes" : lock == nil ? "–" : "locked" }
}

extension UserField.Kind {
    fileprivate var words: String {
        switch self {
        case .identifier: "an id"
        case .text: "text"
        case .email: "an e-mail address"
        case .webAddress: "a web address"
        case .date: "a date, `YYYY-MM-DD`"
        case .moment: "a moment"
        case .flag: "`true` or `false`"
        case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: " or ")
        case .enumeration: "one of its options, by label"
        case .departments: "a list of ids"
        case .photo: "a picture"
        case .integer: "a whole number"
        case .number: "a number"
        case .other(let type): type
        }
    }
}

extension UserField.Scope {
    fileprivate var words: String {
        switch self {
        case .brief: "user_brief"
        case .basic: "user_basic"
        case .full: "user"
        }
    }
}
