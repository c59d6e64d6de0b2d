import PortalModel
import Scripting
import Snapshot

/// Whose row it is.
extension RowSource {
    /// Whom a row finds.
    enum Found {
        case user(User)
        case nobody
        /// The same row of the same person without an account, once more.
        case nobodyAgain
        case refused
    }

    func found(by row: InputRow) throws -> Found {
        guard let column = binding.matchColumn else {
            throw ScriptError(
                .input,
                "the input has no column \"\(binding.match)\" to find users by; "
                    + "name the field with 'match' and its column in 'columns' of the recipe",
                diagnostic: .noColumn
            )
        }
        guard var text = binding.matchText(of: row) else {
            return try refuse(row, .namelessRow, "column \"\(column)\" is empty, so the row names no user")
        }
        do throws(Schema.Refusal) {
            text = try binding.matchText(text, for: schema[binding.match])
        } catch {
            let isNamed = error.code == .noValue && CellFault(text)?.isNamed != false
            let value = isNamed ? nil : text
            return try refuse(row, error.code, "column \"\(column)\": \(error.message)", value: value)
        }
        guard binding.match != "ID" || Int(text).flatMap({ UserID(rawValue: $0) }) != nil else {
            let reason = "column \"\(column)\": an ID is a whole number from 1, so no user has this one"
            return try refuse(row, .wrongType, reason, value: text)
        }
        let users = try finder.users(text)
        guard let user = users.first else { return try reportNoAccount(row, text) }
        guard users.count == 1 else {
            for user in users { sink.notes?.note(.sharedRow, user.id, line: row.line) }
            return try refuse(
                row,
                .severalUsers,
                "several users have this \(binding.match): \(users.map(\.id.description).joined(separator: ", "))"
            )
        }
        return .user(user)
    }

    /// A person without an account is usually new, so that is worth knowing and no fault, unless the text looks misspelt.
    private func reportNoAccount(_ row: InputRow, _ text: String) throws -> Found {
        let isNew = nobodies[text.lowercased(), default: []].insert(binding.fingerprint(of: row)).inserted
        guard isNew || withoutAccount == .refuse else { return .nobodyAgain }
        let nearest = try neighbours.hint(text)
        let reason = "no user has this \(binding.match); Moonhook doesn't create users\(nearest.reason)"
        guard withoutAccount == .report else {
            return try refuse(row, .noUser, reason, value: text, near: nearest.names)
        }
        let severity: Diagnostic.Severity = nearest.names.isEmpty ? .notice : .warning
        let finding = Diagnostic(
            severity,
            .noUser,
            severity == .notice || !nearest.reason.isEmpty
                ? reason
                : "no user has this \(binding.match), but somebody has one like it; correct the row if it is theirs",
            field: binding.match,
            line: row.line
        )
        try sink.report(finding.showing(text, near: nearest.names))
        let names = nearest.names.isEmpty ? "" : "; near: \(nearest.names.joined(separator: ", "))"
        try sink.list(
            ListedRecord(
                person: binding.person(in: row),
                field: binding.match,
                reason: reason + names,
                line: row.line,
                value: text,
                code: .noUser
            ),
            in: .noAccount
        )
        return .nobody
    }

    func refuse(
        _ row: InputRow,
        _ code: DiagnosticCode,
        _ reason: String,
        user: UserID? = nil,
        value: String? = nil,
        near names: [String] = []
    ) throws -> Found {
        let finding = Diagnostic(.error, code, reason, field: binding.match, user: user, line: row.line)
        try sink.report(finding.showing(value, near: names), about: user)
        return .refused
    }
}

/// Finds users by what rows name them by.
struct RowFinder: Sendable {
    let binding: RowBinding
    let schema: Schema
    let directory: any Directory

    /// The users whom a text names; of several, the first.
    func users(_ text: String) throws -> [User] {
        guard binding.match == "ID" else {
            return try directory.users(matching: UserFilter([binding.match: .string(text)]), after: nil, limit: 3)
        }
        return try Int(text).flatMap { UserID(rawValue: $0) }.flatMap { try directory.user($0) }.map { [$0] } ?? []
    }

    /// The user whom a row names and no other; `nil` if there is anything to say about that.
    func user(of row: InputRow) throws -> User? {
        guard let text = binding.matchText(of: row),
            let read = try? binding.matchText(text, for: schema[binding.match])
        else { return nil }
        let users = try users(read)
        return users.count == 1 ? users.first : nil
    }
}
