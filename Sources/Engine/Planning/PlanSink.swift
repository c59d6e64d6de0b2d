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
    /// The notes on the users asked for; `nil` for none.
    var notes: ReasonNotes?

    init(_ writer: PlanWriter) {
        self.writer = writer
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
        try writer.report(diagnostic)
    }
}
