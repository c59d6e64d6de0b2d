import PortalModel
import Scripting
import Snapshot

/// Finds the user of each row, and ensures that no two different rows name one user.
final class RowSource {
    /// The outcome of a row.
    enum Outcome {
        /// It found its user, and was judged.
        case judged(RecordVerdict<Change?>, UserID)
        /// It finds nobody, or not surely one user.
        case refused
        /// Its person has no account.
        case withoutAccount
        /// It finds somebody outside the selection.
        case outside
        /// It says the same as an earlier row.
        case repeated
    }

    /// The first row that named a user.
    struct NamingRow {
        /// How it ended by itself.
        enum End {
            case refused
            case passed
            case skipped(reason: String)
        }

        let line: Int
        /// What stands in it; see ``RowBinding/fingerprint(of:)``.
        let fingerprint: Int
        var end = End.refused

        var isRefused: Bool { if case .refused = end { true } else { false } }
    }

    let binding: RowBinding
    private let selection: UserSelection
    private let withoutAccount: RowsWithoutAccount
    private let schema: Schema
    private let directory: PortalSnapshot
    private let sink: PlanSink
    /// The users whom a row named, with the first such row.
    private(set) var named: [UserID: NamingRow] = [:]
    /// The users whom different rows named, with what stands in the later ones.
    private var namedTwice: [UserID: Set<Int>] = [:]
    /// The users outside the selection whom a row named.
    private(set) var outside: Set<UserID> = []
    /// The lines of the rows that were read before another one named the same user.
    private(set) var refusedLater: Set<Int> = []
    /// The employees whom a row named.
    private(set) var employees = 0
    /// What users have in the field that finds them, for rows that find none.
    private lazy var neighbours = Neighbours(of: binding.match, in: schema, directory)

    init(
        binding: RowBinding,
        selection: UserSelection,
        withoutAccount: RowsWithoutAccount,
        schema: Schema,
        directory: PortalSnapshot,
        sink: PlanSink
    ) {
        self.binding = binding
        self.selection = selection
        self.withoutAccount = withoutAccount
        self.schema = schema
        self.directory = directory
        self.sink = sink
    }

    /// The rows that were valid by themselves and are refused because a later one names the same user.
    var takenBack: [NamingRow] { namedTwice.keys.compactMap { named[$0] }.filter { !$0.isRefused } }

    /// Plans what a row wants of its user.
    func plan(
        _ row: InputRow,
        _ transform: (User, [String: FieldValue]) throws -> RecordVerdict<Change?>
    ) throws -> Outcome {
        let user: User
        switch try found(by: row) {
        case .user(let found): user = found
        case .nobody: return .withoutAccount
        case .refused: return .refused
        }
        guard selection.contains(user, in: schema) else {
            sink.notes?.named(user.id, by: row.line)
            countEmployee(user, isNew: outside.insert(user.id).inserted)
            return .outside
        }
        let fingerprint = binding.fingerprint(of: row)
        if let first = named[user.id] {
            guard first.fingerprint != fingerprint, namedTwice[user.id]?.contains(fingerprint) != true else {
                return .repeated
            }
            sink.notes?.named(user.id, by: row.line)
            try refuseBoth(row, first, user, fingerprint)
            return .refused
        }
        sink.notes?.named(user.id, by: row.line)
        named[user.id] = NamingRow(line: row.line, fingerprint: fingerprint)
        countEmployee(user, isNew: true)
        return .judged(try judge(row, of: user, transform), user.id)
    }

    private func judge(
        _ row: InputRow,
        of user: User,
        _ transform: (User, [String: FieldValue]) throws -> RecordVerdict<Change?>
    ) throws -> RecordVerdict<Change?> {
        let report: ReportFinding = { [sink] in try sink.report($0, about: user.id) }
        guard let settings = try binding.settings(of: row, schema: schema, over: user, report: report) else {
            return .refused
        }
        if let notes = sink.notes {
            for name in binding.columns.keys where settings[name] == nil && !binding.onlyShows(name) {
                notes.note(.emptyCell, user.id, field: name, line: row.line)
            }
        }
        let verdict = try transform(user, settings)
        switch verdict {
        case .refused: break
        case .skipped(let reason, _): named[user.id]?.end = .skipped(reason: reason)
        case .passed(let change):
            named[user.id]?.end = .passed
            if let change { try sink.add(change) }
        }
        return verdict
    }

    /// Whom a row finds.
    private enum Found {
        case user(User)
        case nobody
        case refused
    }

    private func found(by row: InputRow) throws -> Found {
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
            return try refuse(row, .noUser, reason, value: text)
        }
        let users = try users(text)
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

    private func countEmployee(_ user: User, isNew: Bool) {
        if isNew, UserFilter.employees.matches(user, in: schema) { employees += 1 }
    }

    private func users(_ text: String) throws -> [User] {
        guard binding.match == "ID" else {
            return try directory.users(matching: UserFilter([binding.match: .string(text)]), after: nil, limit: 3)
        }
        return try Int(text).flatMap { UserID(rawValue: $0) }.flatMap { try directory.user($0) }.map { [$0] } ?? []
    }

    private func refuse(
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

    /// Nobody can know which of two rows is meant, so neither counts.
    private func refuseBoth(_ row: InputRow, _ first: NamingRow, _ user: User, _ fingerprint: Int) throws {
        if namedTwice[user.id] == nil {
            refusedLater.insert(first.line)
            try sink.withdraw(user.id)
            try sink.report(
                Diagnostic(
                    .error,
                    .namedTwice,
                    "another row names the same user",
                    field: binding.match,
                    user: user.id,
                    line: first.line
                )
            )
        }
        namedTwice[user.id, default: []].insert(fingerprint)
        _ = try refuse(row, .namedTwice, "another row names the same user", user: user.id)
    }
}
