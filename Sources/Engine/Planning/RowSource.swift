import PortalModel
import Scripting
import Snapshot

/// Finds the user of each row, and ensures that no user is named twice.
final class RowSource {
    let binding: RowBinding
    private let selection: UserSelection
    private let schema: Schema
    private let directory: PortalSnapshot
    private let sink: PlanSink
    /// The users whom a row named, with the row's line.
    private(set) var named: [UserID: Int] = [:]
    /// The users whose row was valid by itself.
    private var passed: Set<UserID> = []
    /// The users whom more than one row named.
    private var namedTwice: Set<UserID> = []
    /// The users outside the selection whom a row named.
    private(set) var outside: Set<UserID> = []
    /// The rows that name somebody outside the selection.
    private(set) var leftOut = 0
    /// The lines of the rows that were read before another one named the same user.
    private(set) var refusedLater: Set<Int> = []
    /// The employees whom a row named.
    private(set) var employees = 0
    /// What users have in the field that finds them, for rows that find none.
    private lazy var neighbours = Neighbours(of: binding.match, in: schema, directory)

    init(
        binding: RowBinding,
        selection: UserSelection,
        schema: Schema,
        directory: PortalSnapshot,
        sink: PlanSink
    ) {
        self.binding = binding
        self.selection = selection
        self.schema = schema
        self.directory = directory
        self.sink = sink
    }

    /// The rows that were valid by themselves and are refused because a later one names the same user.
    var takenBack: Int { namedTwice.count { passed.contains($0) } }

    /// Plans what a row wants of its user.
    func plan(
        _ row: InputRow,
        _ transform: (User, [String: FieldValue]) throws -> RecordVerdict<Change?>
    ) throws -> RecordVerdict<Change?> {
        guard let user = try user(of: row) else { return .refused }
        sink.notes?.named(user.id, by: row.line)
        guard selection.contains(user, in: schema) else {
            leftOut += 1
            countEmployee(user, isNew: outside.insert(user.id).inserted)
            return .passed(nil)
        }
        if let line = named[user.id] { return try refuseBoth(row, line, user) }
        named[user.id] = row.line
        countEmployee(user, isNew: true)
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
        if case .passed(let change) = verdict {
            passed.insert(user.id)
            if let change { try sink.add(change) }
        }
        return verdict
    }

    private func user(of row: InputRow) throws -> User? {
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
        let users = try users(text)
        guard let user = users.first else {
            let reason = "no user has this \(binding.match); Moonhook doesn't create users"
            let nearest = try neighbours.hint(text)
            return try refuse(row, .noUser, reason + nearest.reason, value: text, near: nearest.names)
        }
        guard users.count == 1 else {
            for user in users { sink.notes?.note(.sharedRow, user.id, line: row.line) }
            return try refuse(
                row,
                .severalUsers,
                "several users have this \(binding.match): \(users.map(\.id.description).joined(separator: ", "))"
            )
        }
        return user
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
    ) throws -> User? {
        let finding = Diagnostic(.error, code, reason, field: binding.match, user: user, line: row.line)
        try sink.report(finding.showing(value, near: names))
        return nil
    }

    /// Nobody can know which of two rows is meant, so neither counts.
    private func refuseBoth(_ row: InputRow, _ line: Int, _ user: User) throws -> RecordVerdict<Change?> {
        if namedTwice.insert(user.id).inserted {
            refusedLater.insert(line)
            try sink.withdraw(user.id)
            try sink.report(
                Diagnostic(
                    .error,
                    .namedTwice,
                    "another row names the same user",
                    field: binding.match,
                    user: user.id,
                    line: line
                )
            )
        }
        _ = try refuse(row, .namedTwice, "another row names the same user", user: user.id)
        return .refused
    }
}
