import Engine
import Foundation
import Journal
import PortalModel
import Report

/// A plan in the journal against its open portal: shown, held to its bounds, asked about, applied, told.
struct PlanExecution {
    let run: RunID
    let portal: any Portal
    let journal: RunJournal
    let options: ApplyOptions
    let choice: PortalChoice
    let report: ReportOptions
    let bar: ProgressBar

    /// Does all that is left to do when a plan is complete.
    ///
    /// - Parameter counts: What its planning saw.
    /// - Throws: ``Failure`` with the status that the program ends with, where that isn't 0.
    func execute(_ counts: PlanCounts) async throws {
        let summary = try journal.summary(run)
        let view = try await PlanView(run, in: journal, of: portal, options: report)
        if !report.quiet || summary.users > 0 || counts.refused > 0 { try view.showPlan(counts, summary) }
        try await checkBounds(counts, summary, view)
        try journal.finish(run, state: .planned, at: Date())
        guard summary.users > 0, !options.dryRun else {
            if summary.users == 0, counts.isOfAll { PlanApplication.tell(of: try journal.noteNothingLeft(by: run)) }
            return try end(counts, summary, isWhole: true)
        }
        let users = "\(summary.users) \(summary.users == 1 ? "user" : "users")"
        guard try await options.sending.consent(to: "Change \(users) of \(portal.name)?", of: "run") else {
            return Terminal.standardError.write("Nothing was sent.")
        }
        let application = PlanApplication(
            run: run,
            portal: portal,
            journal: journal,
            options: options.sending,
            choice: choice,
            view: view,
            bar: bar
        )
        try end(counts, summary, isWhole: try await application.apply())
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

    private func end(_ counts: PlanCounts, _ planned: PlanSummary, isWhole: Bool) throws {
        guard counts.refused == 0 || counts.refused < counts.records else { throw Failure(.refused, "") }
        guard counts.refused == 0, isWhole else { throw Failure(.partial, "") }
        guard !options.exitCode || planned.users == 0 else { throw Failure(.planned, "") }
    }
}

extension PlanCounts {
    /// Whether the plan is of all users and fields that its scripts are about.
    fileprivate var isOfAll: Bool { refused == 0 && leftOut == 0 && omittedFields.isEmpty }
}
