import Journal
import Judgement
import PortalModel
import Scripting

/// Writes what scripts want into the plan.
///
/// It belongs to the script's thread.
final class PlanSink: ChangePlan {
    private let writer: PlanWriter
    /// What a program has planned, by field: its reads see it.
    ///
    /// Transforms read the portal as it was, and need none of this.
    private var touching: [String: Set<UserID>] = [:]
    /// What recipes changed without declaring it, and in how many records.
    private(set) var undeclared: [UndeclaredWrite: Int] = [:]
    /// The notes on the users asked for; `nil` for none.
    var notes: ReasonNotes?
    /// Why records were skipped.
    private(set) var skips = SkipReasons()
    /// The lists to make.
    private let lists: Set<RecordList>
    private let directory: any Directory

    /// Creates a sink.
    ///
    /// - Parameters:
    ///   - writer: Writes the plan.
    ///   - lists: The lists to make of its records.
    ///   - directory: Has the names of the users in them.
    init(_ writer: PlanWriter, lists: Set<RecordList> = [], directory: any Directory) {
        self.writer = writer
        self.lists = lists
        self.directory = directory
    }

    func change(of user: UserID) throws -> Change? { try writer.change(for: user) }

    func users(touching fields: Set<String>) -> Set<UserID> {
        fields.reduce(into: []) { $0.formUnion(touching[$1] ?? []) }
    }

    /// Plans the change that a transform makes.
    func add(_ change: Change) throws { try writer.add(change) }

    func plan(_ change: Change) throws {
        for field in change.after.keys { touching[field, default: []].insert(change.user) }
        try writer.add(change)
    }

    func withdraw(_ user: UserID) throws { try writer.remove(user) }

    /// Goes through all that is planned; see ``PlanWriter/revise(_:)``.
    func revise(_ body: (Change) throws -> Change?) throws { try writer.revise(body) }

    /// Removes what the portal holds in its own form; see ``PlanWriter/leaveRewritings(known:in:tell:)``.
    func leaveRewritings(known: RunJournal, in schema: Schema, tell: (UserID, String) -> Void) throws {
        try writer.leaveRewritings(known: known, in: schema, tell: tell)
    }

    /// Reports what the portal ignored before; see ``PlanWriter/reportIgnored(known:in:)``.
    func reportIgnored(known: RunJournal, in schema: Schema) throws -> Int {
        try writer.reportIgnored(known: known, in: schema)
    }

    func report(_ diagnostic: Diagnostic) throws { try report(diagnostic, about: diagnostic.user) }

    /// Records a finding about a user, whom it need not name, such as one about a row.
    func report(_ diagnostic: Diagnostic, about user: UserID?) throws {
        if let user { notes?.note(diagnostic, of: user) }
        if diagnostic.code == .outsideWrites, let script = diagnostic.script, let field = diagnostic.field {
            undeclared[UndeclaredWrite(script: script, field: field), default: 0] += 1
        }
        try writer.report(diagnostic)
        switch diagnostic.severity {
        case .error: try list(diagnostic, about: user, in: .refused)
        case .warning: try list(diagnostic, about: user, in: .warned)
        case .notice: break
        }
        if diagnostic.code == .protected { try list(diagnostic, about: user, in: .skipped) }
    }

    // MARK: Skipped records

    func skip(_ user: UserID, _ reason: String, at location: String?) throws {
        try skip(user, reason, at: location, line: nil)
    }

    /// Counts and lists a record that a script skipped.
    func skip(_ user: UserID, _ reason: String, at location: String?, line: Int?) throws {
        skips.add(reason)
        guard lists.contains(.skipped) else { return }
        let record = ListedRecord(
            user: user,
            person: try person(user),
            reason: reason,
            line: line,
            location: location
        )
        try writer.list(record, in: .skipped)
    }

    /// Takes back that a row was skipped.
    func unskip(_ reason: String, line: Int) throws {
        skips.remove(reason)
        if lists.contains(.skipped) { try writer.unlist(line: line, from: .skipped) }
    }

    // MARK: Lists

    /// Enters a record into a list, if that is made.
    func list(_ record: @autoclosure () -> ListedRecord, in list: RecordList) throws {
        guard lists.contains(list) else { return }
        try writer.list(record(), in: list)
    }

    private func list(_ finding: Diagnostic, about user: UserID?, in list: RecordList) throws {
        guard lists.contains(list) else { return }
        try writer.list(ListedRecord(finding, user: user, person: try person(user)), in: list)
    }

    private func person(_ user: UserID?) throws -> String {
        try user.flatMap { try directory.user($0)?.displayName } ?? ""
    }
}
