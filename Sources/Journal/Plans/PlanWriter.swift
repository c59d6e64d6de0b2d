import GRDB
public import PortalModel
import Synchronization

/// Writes the plan of one run; ``RecordedRun/withPlan(_:)`` opens it, and ends it.
///
/// Rows wait in memory until there are enough of them for a transaction, so that a plan of any size is quick and takes
/// the same memory. The writer is meant for the thread of a script; it blocks while it writes, and may be shared.
public final class PlanWriter: Sendable {
    /// How many records of one finding are kept; further ones are only counted.
    public static let recordsPerFinding = 1_000

    private static let rowsPerTransaction = 500
    private static let changesPerPage = 100
    /// Photos are large.
    private static let bytesPerTransaction = 4 << 20

    let run: RecordedRun
    private var journal: RunJournal { run.journal }
    private let waiting = Mutex(Waiting())

    struct Waiting {
        /// The rows to enter; `nil` for a row to remove.
        var rows: [Int: ChangeRow?] = [:]
        var diagnostics: [Diagnostic] = []
        var listed: [(list: RecordList, record: ListedRecord)] = []
        var bytes = 0

        var isFull: Bool {
            rows.count + diagnostics.count + listed.count >= rowsPerTransaction || bytes >= bytesPerTransaction
        }
    }

    init(_ run: RecordedRun) {
        self.run = run
    }

    /// Enters a change, in place of the user's earlier one.
    ///
    /// - Throws: ``JournalError``.
    public func add(_ change: Change) throws(JournalError) {
        let row = ChangeRow(change)
        try enter { waiting in
            waiting.rows[row.user] = .some(row)
            waiting.bytes += row.size
        }
    }

    /// Removes the change of that user, if there is one.
    ///
    /// - Throws: ``JournalError``.
    public func remove(_ user: UserID) throws(JournalError) {
        try enter { $0.rows[user.rawValue] = .some(nil) }
    }

    /// Goes through the plan in ascending order of user, and puts in place of each change what `body` makes of it.
    ///
    /// - Parameter body: Returns the change that stays, or `nil` for none; it may enter findings, and no changes.
    /// - Throws: ``JournalError``, or what `body` throws.
    public func revise(_ body: (Change) throws -> Change?) throws {
        try flush()
        var last: UserID?
        while true {
            let page = try run.changes(after: last, limit: Self.changesPerPage).map(\.change)
            for change in page {
                guard let revised = try body(change) else {
                    try remove(change.user)
                    continue
                }
                if revised != change { try add(revised) }
            }
            guard page.count == Self.changesPerPage, let end = page.last?.user else { return }
            last = end
        }
    }

    /// The planned change of that user, so that a later update can be merged into it.
    ///
    /// - Throws: ``JournalError``.
    public func change(for user: UserID) throws(JournalError) -> Change? {
        let row = if let waiting = waiting.withLock({ $0.rows[user.rawValue] }) { waiting } else { try stored(user) }
        guard let row else { return nil }
        guard let change = row.change else { throw journal.damage("a change") }
        return change
    }

    /// Enters a finding.
    ///
    /// - Throws: ``JournalError``.
    public func report(_ diagnostic: Diagnostic) throws(JournalError) {
        try enter { waiting in
            waiting.diagnostics.append(diagnostic)
            waiting.bytes += diagnostic.message.utf8.count
        }
    }

    /// Writes what still waits, and notes that the plan is complete.
    ///
    /// - Throws: ``JournalError``.
    func commit() throws(JournalError) {
        try waiting.withLock { waiting throws(JournalError) in try flush(&waiting, completes: true) }
    }

    /// Deletes all changes of the plan, but keeps the findings, which explain why.
    ///
    /// - Throws: ``JournalError``.
    func discard() throws(JournalError) {
        try waiting.withLock { waiting throws(JournalError) in
            waiting.rows = [:]
            try flush(&waiting)
            try journal.write { database in
                try database.execute(sql: "DELETE FROM change WHERE run = ?", arguments: [run.id.rawValue])
            }
        }
    }

    /// Drops all that was entered, the findings too, for a plan that is made again.
    ///
    /// - Throws: ``JournalError``.
    public func startOver() throws(JournalError) {
        try waiting.withLock { waiting throws(JournalError) in
            waiting = Waiting()
            try journal.write { database in
                for table in ["change", "finding"] {
                    try database.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run.id.rawValue])
                }
                try ListedTable.clear(run.id, in: database)
            }
        }
    }

    /// Writes what still waits.
    func flush() throws(JournalError) {
        try waiting.withLock { waiting throws(JournalError) in try flush(&waiting) }
    }

    func enter(_ body: (inout Waiting) -> Void) throws(JournalError) {
        try waiting.withLock { waiting throws(JournalError) in
            body(&waiting)
            if waiting.isFull { try flush(&waiting) }
        }
    }

    private func stored(_ user: UserID) throws(JournalError) -> ChangeRow? {
        try journal.read { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM change WHERE run = ? AND user = ?")
            return try Row.fetchOne(statement, arguments: [run.id.rawValue, user.rawValue]).map(ChangeRow.init)
        }
    }

    private func flush(_ waiting: inout Waiting, completes: Bool = false) throws(JournalError) {
        let (rows, diagnostics, listed) = (waiting.rows, waiting.diagnostics, waiting.listed)
        try journal.write { database in
            // In the order of users, since pages that are written in order are written once.
            for (user, row) in rows.sorted(by: { $0.key < $1.key }) {
                if let row { try row.insert(into: database, run: run.id) } else { try remove(user, from: database) }
            }
            for diagnostic in diagnostics {
                try FindingTable.insert(diagnostic, of: run.id, into: database)
            }
            try insert(listed, into: database)
            guard completes else { return }
            try database.execute(
                sql: "UPDATE run SET state = ? WHERE id = ?",
                arguments: [RunState.planned.rawValue, run.id.rawValue]
            )
        }
        waiting = Waiting()
    }

    private func remove(_ user: Int, from database: Database) throws {
        let statement = try database.cachedStatement(sql: "DELETE FROM change WHERE run = ? AND user = ?")
        try statement.execute(arguments: [run.id.rawValue, user])
    }
}
