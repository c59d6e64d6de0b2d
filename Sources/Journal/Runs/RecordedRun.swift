public import Foundation
import GRDB
public import PortalModel

/// A run with the journal that holds it: all that is asked and recorded of it.
public struct RecordedRun: Sendable {
    /// The run's number.
    public let id: RunID
    /// The journal that holds it.
    public let journal: RunJournal

    /// Names a run; whether the journal holds one of that number, ``current()`` tells.
    public init(_ id: RunID, in journal: RunJournal) {
        self.id = id
        self.journal = journal
    }

    /// The run as the journal holds it now; `nil` if it holds none of that number.
    ///
    /// - Throws: ``JournalError``.
    public func current() throws(JournalError) -> Run? {
        try journal.read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id.rawValue])
                .map(journal.run)
        }
    }

    /// Notes how the run ended and when.
    ///
    /// - Throws: ``JournalError``.
    public func finish(_ state: RunState, at moment: Date = Date()) throws(JournalError) {
        try finish(state, refusal: nil, at: moment)
    }

    /// Notes that nothing of the run may be sent, and why.
    ///
    /// - Parameters:
    ///   - reason: Why, in words without values.
    ///   - moment: When that was decided.
    /// - Throws: ``JournalError``.
    public func refuse(because reason: String, at moment: Date = Date()) throws(JournalError) {
        try finish(.refused, refusal: reason, at: moment)
    }

    private func finish(_ state: RunState, refusal: String?, at moment: Date) throws(JournalError) {
        try journal.write { database in
            try database.execute(
                sql: "UPDATE run SET state = ?, refusal = ?, finishedAt = ? WHERE id = ?",
                arguments: [state.rawValue, refusal, moment, id.rawValue]
            )
        }
    }

    /// The run that took this one back last; `nil` if none did.
    ///
    /// - Throws: ``JournalError``.
    public func undoneBy() throws(JournalError) -> RunID? {
        try journal.read { database in
            try Int.fetchOne(
                database,
                sql: "SELECT MAX(id) FROM run WHERE undoes = ? AND state IN (?, ?, ?)",
                arguments: [
                    id.rawValue, RunState.applying.rawValue, RunState.interrupted.rawValue, RunState.applied.rawValue,
                ]
            ).map(RunID.init)
        }
    }
}

// MARK: Its plan

extension RecordedRun {
    /// Writes the run's plan: it is complete when `body` returns, and empty if that throws, except for the findings, which say
    /// why.
    ///
    /// - Parameter body: Enters changes and findings; a run has one writer at a time.
    /// - Returns: What `body` returns.
    /// - Throws: ``JournalError``, or what `body` throws.
    public func withPlan<Result>(_ body: (PlanWriter) async throws -> Result) async throws -> Result {
        let plan = PlanWriter(self)
        do {
            let result = try await body(plan)
            try plan.commit()
            return result
        } catch {
            try plan.discard()
            throw error
        }
    }

    /// Adds findings to those of a plan that is complete.
    ///
    /// - Throws: ``JournalError``.
    public func add(_ findings: [Diagnostic]) throws(JournalError) {
        guard !findings.isEmpty else { return }
        let plan = PlanWriter(self)
        for finding in findings { try plan.report(finding) }
        try plan.flush()
    }
}
