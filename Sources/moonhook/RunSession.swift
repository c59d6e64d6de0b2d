import Engine
import Foundation
import Journal
import PortalModel
import Report
import Scripting

/// One `moonhook run` against an open portal: plan, show, ask, apply, tell.
struct RunSession {
    let command: RunCommand
    let portal: any Portal
    let journal: RunJournal
    private let bar: ProgressBar
    private let output = Terminal.standardOutput

    init(command: RunCommand, portal: any Portal, journal: RunJournal) {
        self.command = command
        self.portal = portal
        self.journal = journal
        bar = ProgressBar(isQuiet: command.quiet)
    }

    func run(_ request: PlanRequest) async throws {
        let run = try journal.begin(header(of: request))
        do {
            try await self.run(request, as: run)
        } catch {
            bar.clear()
            try journal.finish(run, state: .failed, at: Date())
            throw error
        }
    }

    private func header(of request: PlanRequest) -> RunHeader {
        RunHeader(
            scripts: (request.scripts + request.with).map { RunHeader.Script(name: $0.name, sha256: $0.sha256) },
            portal: portal.name,
            input: command.input,
            isDryRun: command.dryRun,
            startedAt: request.now
        )
    }

    private func run(_ request: PlanRequest, as run: RunID) async throws {
        let bar = bar
        let watchdog = Watchdog()
        let planner = Planner(
            portal: portal,
            journal: journal,
            log: { message in
                bar.clear()
                Terminal.standardError.write(message.text)
            },
            progress: bar.show,
            watch: watchdog.watch
        )
        let counts = try await watchdog.watching { try await planner.plan(request, run: run) }
        bar.clear()
        let summary = try journal.summary(run)
        try await command.tables.write(counts, of: request.input, on: portal)
        let isWorthTelling = !command.quiet || summary.users > 0 || counts.refused > 0
        let report = try await makeReport(summary)
        if isWorthTelling { try show(run, counts, summary, report) }
        try await checkBounds(of: run, counts, summary, report)
        guard summary.users > 0, !command.dryRun else {
            try journal.finish(run, state: .planned, at: Date())
            return try end(counts, summary, applied: nil)
        }
        guard try consent(summary) else {
            try journal.finish(run, state: .planned, at: Date())
            return Terminal.standardError.write("Nothing was sent.")
        }
        let applied = try await apply(run, report)
        try end(counts, summary, applied: applied)
    }

    private func makeReport(_ summary: PlanSummary) async throws -> RunReport {
        let schema = try await portal.schema()
        let naming = summary.fields.keys.contains { schema[$0]?.kind == .departments }
        let departments = naming ? try await portal.departments() : []
        let tree = DepartmentTree(departments)
        return RunReport(
            schema: schema,
            text: PlanText(style: output.style, schema: schema, departments: tree),
            json: command.format == .json ? PlanJSON(schema: schema) : nil
        )
    }

    // MARK: Showing

    private func show(_ run: RunID, _ counts: PlanCounts, _ summary: PlanSummary, _ report: RunReport) throws {
        if report.json == nil { output.write("Portal \(portal.name)") }
        try eachPage(of: run) { page in
            if let json = report.json {
                for planned in page { output.write(json.change(planned.change)) }
            } else {
                output.writeParagraph(report.text.changes(page.map(\.change)))
            }
        }
        // People read the first few records of each finding; programs may want them all.
        let findings = try journal.diagnostics(run, examples: report.json == nil ? 3 : PlanWriter.recordsPerFinding)
        if let json = report.json {
            for finding in findings { output.write(json.diagnostic(finding)) }
            if let line = RunReport.line(for: counts) { output.write(line) }
            output.write(json.summary(summary, of: counts.users > 0 ? counts.users : nil))
        } else {
            output.writeParagraph(report.text.notices(findings))
            output.writeParagraph(report.text.summary(summary, of: counts.users > 0 ? counts.users : nil))
            output.writeParagraph(RunReport.words(for: counts))
        }
    }

    private func eachPage(of run: RunID, _ body: ([PlannedChange]) throws -> Void) throws {
        var last: UserID?
        while true {
            let page = try journal.changes(run, after: last, limit: 500, state: nil)
            guard let end = page.last?.change.user else { return }
            try body(page)
            last = end
        }
    }

    // MARK: Applying

    /// A plan beyond its bounds is seen and not applied; where it is empty, there is nothing to keep back.
    private func checkBounds(
        of run: RunID,
        _ counts: PlanCounts,
        _ summary: PlanSummary,
        _ report: RunReport
    ) async throws {
        guard summary.users > 0 || counts.hasEmptyInput else { return }
        let excesses = try await command.bounds.excesses(of: run, summary, counts, in: journal, on: portal)
        guard !excesses.isEmpty else { return }
        for excess in excesses { if let json = report.json { output.write(json.diagnostic(excess.diagnostic)) } }
        throw Failure(.refused, RunReport.refusal(for: excesses, isDryRun: command.dryRun))
    }

    private func consent(_ summary: PlanSummary) throws -> Bool {
        guard !command.yes else { return true }
        guard Terminal.canAsk else {
            throw Failure(.usage, "Nothing was sent: without a terminal to ask on, run needs --yes (or --dry-run).")
        }
        let noun = summary.users == 1 ? "user" : "users"
        return Terminal.confirm("\nChange \(summary.users) \(noun) of \(portal.name)?")
    }

    private func apply(_ run: RunID, _ report: RunReport) async throws -> PlanSummary {
        let applier = Applier(
            portal: portal,
            journal: journal,
            schema: report.schema,
            maximumFailures: command.maxFailures,
            progress: bar.show
        )
        defer { bar.clear() }
        let isWhole = try await applier.apply(run)
        bar.clear()
        if isWhole { try journal.finish(run, state: .applied, at: Date()) }
        let summary = try journal.summary(run)
        try eachPage(of: run) { page in
            let outcomes = page.compactMap { planned in planned.outcome.map { (planned.change, $0) } }
            if let json = report.json {
                for (change, outcome) in outcomes { output.write(json.outcome(outcome, of: change.user)) }
            } else {
                output.writeParagraph(report.text.outcomes(outcomes))
            }
        }
        if let json = report.json {
            output.write(json.summary(summary))
        } else {
            output.writeParagraph(report.text.result(summary))
        }
        guard isWhole else { throw Failure(.partial, RunReport.stop(after: summary)) }
        return summary
    }

    // MARK: Ending

    private func end(_ counts: PlanCounts, _ planned: PlanSummary, applied: PlanSummary?) throws {
        let isWhole = applied.map { $0.states[.applied] == $0.users && $0.fields.values.allSatisfy { $0.ignored == 0 } }
        guard counts.refused == 0 || counts.refused < counts.records else { throw Failure(.refused, "") }
        guard counts.refused == 0, isWhole ?? true else { throw Failure(.partial, "") }
        guard !command.exitCode || planned.users == 0 else { throw Failure(.planned, "") }
    }
}
