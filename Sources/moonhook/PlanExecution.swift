import Engine
import Foundation
import Journal
import PortalModel
import Report
import Wire

/// A plan in the journal against its open portal: shown, held to its bounds, asked about, applied, told.
struct PlanExecution {
    let run: RunID
    let portal: any Portal
    let journal: RunJournal
    let options: ApplyOptions
    let report: ReportOptions
    let bar: ProgressBar
    /// The file that the plan is kept in.
    var save: String?
    /// The only plan that may be applied, and without asking.
    var approved: PlanHash?

    /// Does all that is left to do when a plan is complete.
    ///
    /// - Parameter counts: What its planning saw.
    /// - Throws: ``Failure`` with the status that the program ends with, where that isn't 0.
    func execute(_ counts: PlanCounts) async throws {
        let summary = try journal.summary(run)
        let sha256 = try journal.stampPlan(run)
        let view = try await PlanView(run, in: journal, of: portal, options: report)
        if !report.quiet || summary.users > 0 || !counts.isWhole { try view.showPlan(counts, summary) }
        try await checkBounds(counts, summary, view)
        do {
            try await keep()
            try checkApproval(of: sha256)
        } catch {
            try journal.finish(run, state: .failed, at: Date())
            throw error
        }
        guard summary.users > 0, !options.dryRun else {
            try journal.finish(run, state: .planned, at: Date())
            return try end(counts, summary, applied: nil)
        }
        guard try consent(summary) else {
            try journal.finish(run, state: .planned, at: Date())
            return Terminal.standardError.write("Nothing was sent.")
        }
        let applied = try await apply(view)
        try end(counts, summary, applied: applied)
    }

    /// A plan beyond its bounds is seen and not applied; where it is empty, there is nothing to keep back.
    private func checkBounds(_ counts: PlanCounts, _ summary: PlanSummary, _ view: PlanView) async throws {
        guard summary.users > 0 || counts.hasEmptyInput else { return }
        let excesses = try await options.bounds.excesses(of: run, summary, counts, in: journal, on: portal)
        guard !excesses.isEmpty else { return }
        view.show(excesses)
        try journal.finish(run, state: .failed, at: Date())
        throw Failure(.refused, RunReport.refusal(for: excesses, isDryRun: options.dryRun))
    }

    /// Writes the plan into its file: an empty one too, so that no older one is taken for it.
    private func keep() async throws {
        guard let save else { return }
        try await OutputFile(save, isPrivate: true).write { sink in
            try journal.writePlan(run) { bytes in try sink.write(bytes) }
        }
    }

    private func checkApproval(of sha256: String) throws {
        guard let approved else { return }
        guard approved.digits == sha256 else {
            throw Failure(.refused, RunReport.refusal(of: sha256, approved: approved.digits, isDryRun: options.dryRun))
        }
        if options.dryRun { Terminal.standardError.write("This is the plan that was approved.") }
    }

    private func consent(_ summary: PlanSummary) throws -> Bool {
        guard !options.yes, approved == nil else { return true }
        guard Terminal.canAsk else {
            throw Failure(.usage, "Nothing was sent: without a terminal to ask on, this needs --yes (or --dry-run).")
        }
        let noun = summary.users == 1 ? "user" : "users"
        return Terminal.confirm("\nChange \(summary.users) \(noun) of \(portal.name)?")
    }

    private func apply(_ view: PlanView) async throws -> PlanSummary {
        let applier = Applier(
            portal: portal,
            journal: journal,
            schema: view.schema,
            maximumFailures: options.maxFailures,
            progress: bar.show
        )
        let isWhole: Bool
        do {
            try journal.beginApplying(run)
            isWhole = try await applier.apply(run)
            bar.clear()
            try journal.finish(run, state: isWhole ? .applied : .interrupted, at: Date())
        } catch {
            bar.clear()
            try journal.finish(run, state: .interrupted, at: Date())
            throw error
        }
        let summary = try journal.summary(run)
        try view.showOutcomes(summary)
        guard isWhole else { throw Failure(.partial, RunReport.stop(after: summary)) }
        return summary
    }

    private func end(_ counts: PlanCounts, _ planned: PlanSummary, applied: PlanSummary?) throws {
        let isWhole = applied.map { $0.states[.applied] == $0.users && $0.fields.values.allSatisfy { $0.ignored == 0 } }
        guard counts.refused == 0 || counts.refused < counts.records else { throw Failure(.refused, "") }
        guard counts.isWhole, isWhole ?? true else { throw Failure(.partial, "") }
        guard !options.exitCode || planned.users == 0 else { throw Failure(.planned, "") }
    }
}
