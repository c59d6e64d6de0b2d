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
    let withoutAccount: RowsWithoutAccount
    /// What rows without an account have said, by the text that finds nobody.
    var nobodies: [String: Set<Int>] = [:]
    let schema: Schema
    let directory: PortalSnapshot
    let sink: PlanSink
    /// Finds users by what rows name them by.
    var finder: RowFinder { RowFinder(binding: binding, schema: schema, directory: directory) }
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
    lazy var neighbours = Neighbours(of: binding.match, in: schema, directory)

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
        case .nobodyAgain: return .repeated
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

    private func countEmployee(_ user: User, isNew: Bool) {
        if isNew, UserFilter.employees.matches(user, in: schema) { employees += 1 }
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
