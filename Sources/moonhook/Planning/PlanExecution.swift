import Engine
import Foundation
import Journal
import PortalClient
import PortalModel
import Report
import Wire

/// A run with its plan on its open portal: shown, checked against its bounds, confirmed, applied, reported.
struct PlanExecution {
    let run: RecordedRun
    let portal: any Portal
    let found: FoundProtection
    let frame: RunFrame
    let options: ApplyOptions
    let choice: PortalChoice
    let report: ReportOptions
    let bar: ProgressBar
    /// The file that the plan is kept in.
    var save: String?
    /// The only plan that may be applied, without asking.
    var approved: PlanHash?

    /// Does all that is left to do when a plan is complete.
    ///
    /// - Parameter counts: What its planning counted.
    /// - Throws: ``Failure`` with the status that the program ends with, if that isn't 0.
    func execute(_ counts: PlanningResult) async throws {
        let summary = try run.summary()
        let sha256 = try run.stampPlan()
        try run.add(found.warnings)
        var view = try await PlanView(run, summary, of: portal, in: frame, options: report)
        view.counts = counts
        let (left, conflicts) = (summary.states[.planned, default: 0], summary.states[.conflict, default: 0])
        if !report.quiet || left + conflicts > 0 || !isComplete(counts) {
            try view.showPlan(counts, summary)
            if left < summary.users { try view.showSettled(summary) }
            // The numbers alone don't say why the run ends with status 1.
            if report.summary { found.tell() }
        }
        try await checkBounds(counts, summary, view)
        do {
            try Self.checkOutput()
            try await keep()
            try await view.writePage()
            if !options.dryRun { try portal.checkName() }
        } catch {
            try run.finish(.failed)
            throw error
        }
        try checkApproval(of: sha256)
        try run.finish(summary.users > left && left == 0 ? .applied : .planned)
        guard left > 0, !options.dryRun else {
            if summary.users == 0, counts.isOfAll { PlanApplication.tell(of: try run.noteNothingLeft()) }
            return try end(counts, summary, isComplete: conflicts == 0)
        }
        guard try await consent(summary, view) else {
            return Terminal.standardError.write("Nothing was sent.")
        }
        let application = PlanApplication(
            run: run,
            portal: portal,
            options: options.sending,
            choice: choice,
            view: view,
            bar: bar
        )
        try end(counts, summary, isComplete: try await application.apply())
    }

    /// A plan beyond its bounds is shown and not applied; an empty one is held back only for its input.
    private func checkBounds(_ counts: PlanningResult, _ summary: PlanSummary, _ view: PlanView) async throws {
        var excesses = counts.excesses(allowing: options.undeclared)
        if summary.users > 0 || counts.hasEmptyInput || counts.rows?.isAboutNobody == true {
            excesses += try await options.bounds.excesses(of: run, summary, counts, on: portal)
        }
        guard !excesses.isEmpty else { return }
        view.show(excesses)
        try run.add(excesses.map(\.finding))
        try run.refuse(because: excesses.map(\.message).joined(separator: "; "))
        try await view.writePage()
        throw Failure(.refused, RunReport.refusal(for: excesses, isDryRun: options.dryRun))
    }

    /// Ends what would send a plan that nobody could see.
    static func checkOutput() throws {
        guard Terminal.outputFailure == nil else { throw Failure(.usage, "Nothing was sent: the plan can't be shown.") }
    }

    /// Writes the plan into its file: an empty one too, so that nobody mistakes an older one for it.
    private func keep() async throws {
        guard let save else { return }
        try await OutputFile(save, isPrivate: true).write { sink in
            try run.writePlan { bytes in try sink.write(bytes) }
        }
    }

    private func checkApproval(of sha256: String) throws {
        guard let approved else { return }
        guard approved.digits == sha256 else {
            let former = try run.journal.formerNames().first { try run.planSHA256(on: $0) == approved.digits }
            if let former {
                try run.refuse(because: "the plan was approved for \(former)")
                throw Failure(.refused, RunReport.refusal(of: sha256, approvedFor: former, now: portal.name))
            }
            try run.refuse(because: "the plan is not the one that was approved")
            throw Failure(.refused, RunReport.refusal(of: sha256, approved: approved.digits, isDryRun: options.dryRun))
        }
        if options.dryRun { Terminal.standardError.write("This is the plan that was approved.") }
    }

    private func consent(_ summary: PlanSummary, _ view: PlanView) async throws -> Bool {
        guard approved == nil else { return true }
        let left = summary.states[.planned, default: 0]
        let users = "\(left) \(left == 1 ? "user" : "users")"
        return try await options.sending.consent(
            to: "Change \(users) of \(frame.portal.short)\(try view.consequences(summary))?",
            needing: "--yes (or --dry-run)"
        )
    }

    /// Whether nothing is kept out of the plan, and all that is to be protected was found.
    private func isComplete(_ counts: PlanningResult) -> Bool { counts.isComplete && found.warnings.isEmpty }

    private func end(_ counts: PlanningResult, _ planned: PlanSummary, isComplete: Bool) throws {
        guard counts.refused == 0 || counts.refused < counts.records || planned.users > 0 else {
            let records = counts.records == 1 ? "the only record is" : "all \(counts.records) records are"
            try run.refuse(because: "\(records) refused")
            throw Failure(.refused, "Nothing \(options.dryRun ? "would be" : "was") sent: \(records) refused.")
        }
        guard self.isComplete(counts), isComplete else { throw Failure(.partial, "") }
        guard !options.exitCode || planned.states[.planned] == nil else { throw Failure(.planned, "") }
    }
}

extension Portal {
    /// Refuses to send to a portal that was only read under its new name.
    func checkName() throws {
        guard let host = (self as? RESTPortal)?.newHost else { return }
        throw Failure(.portal, RunReport.refusal(renamed: name, to: host))
    }
}

extension PlanningResult {
    /// Whether the plan covers all users and fields of its scripts.
    fileprivate var isOfAll: Bool { isComplete && leftOut == 0 && omittedFields.isEmpty }
}
