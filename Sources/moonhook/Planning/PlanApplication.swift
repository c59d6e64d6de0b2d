import Engine
import Foundation
import Journal
import PortalModel
import Report

/// Sends a plan: by one process at a time, with a report of the outcome, and how to continue if it ends early.
struct PlanApplication {
    let run: RecordedRun
    let portal: any Portal
    let options: SendingOptions
    let choice: PortalChoice
    let view: PlanView
    let bar: ProgressBar

    /// Sends what is left to send.
    ///
    /// - Returns: Whether the portal holds all that was planned, as far as visible, perhaps in its own form.
    /// - Throws: ``Failure``: `.busy` if another process is sending; else how it ended before all changes had their turn, with
    ///   the command to continue in its last line.
    func apply() async throws -> Bool {
        let lock = try takeLock()
        defer { lock.release() }
        guard let superseded = try run.beginApplying() else {
            throw Failure(
                .usage,
                "Nothing was sent: run \(run.id) has been applied meanwhile, or another run superseded it."
            )
        }
        Self.tell(of: superseded)
        let failure = await send()
        bar.clear()
        try run.finish(failure == nil ? .applied : .interrupted)
        let summary = try run.summary()
        try view.showOutcomes(summary)
        try await view.writePage()
        if let failure { throw Failure(failure.status, "\(failure.message)\n\(remedy)") }
        try view.showWayBack(summary, choice)
        return summary.states[.applied, default: 0] == summary.users
            && summary.fields.values.allSatisfy { $0.ignored == 0 }
    }

    /// Reports which runs can't be resumed any more.
    static func tell(of superseded: [RunID]) {
        for run in superseded {
            Terminal.standardError.write("Run \(run) was interrupted; this run supersedes it.")
        }
    }

    private var remedy: String { "To resume: moonhook resume \(run.id)\(choice.arguments)" }

    private func takeLock() throws -> ApplyLock {
        let holder = ApplyLock.Holder(
            run: run.id,
            account: NSUserName(),
            process: Int(ProcessInfo.processInfo.processIdentifier),
            since: Date()
        )
        switch try run.journal.lock(for: holder) {
        case .taken(let lock): return lock
        case .held(let holder): throw Failure.busy(holder, view.frame.portal)
        }
    }

    private func send() async -> Failure? {
        let applier = Applier(
            portal: portal,
            schema: view.schema,
            maximumFailures: options.maxFailures,
            progress: bar.show
        )
        do {
            if try await applier.apply(run) { return nil }
            return Failure(.partial, RunReport.stop(after: try run.progress()))
        } catch let error as PortalError {
            return Failure(.portal, "\(view.frame.portal): \(error)")
        } catch is CancellationError {
            let states = (try? run.progress())?.states ?? [:]
            let perhapsSent = (try? run.unfinishedCounts())?.perhapsSent ?? 0
            return Failure(.interrupted, RunReport.interruption(unread: perhapsSent - states[.sending, default: 0]))
        } catch {
            return Failure(error) ?? Failure(.usage, "\(error)")
        }
    }
}
