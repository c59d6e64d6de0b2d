import Engine
import Journal
import PortalModel
import Report

/// Writes a run's plan, and what became of it, to standard output: as text or as JSON lines.
struct PlanView {
    let run: RunID
    let journal: RunJournal
    let portal: String
    let schema: Schema
    private let text: PlanText
    /// For `--format json`.
    private let json: PlanJSON?
    private let output = Terminal.standardOutput

    init(_ run: RunID, in journal: RunJournal, of portal: any Portal, options: ReportOptions) async throws {
        self.run = run
        self.journal = journal
        self.portal = portal.name
        schema = try await portal.schema()
        let schema = schema
        let naming = try journal.summary(run).fields.keys.contains { schema[$0]?.kind == .departments }
        let departments = naming ? try await portal.departments() : []
        text = PlanText(style: output.style, schema: schema, departments: DepartmentTree(departments))
        json = options.format == .json ? PlanJSON(schema: schema) : nil
    }

    /// The changes, what was found, and the plan in numbers.
    func showPlan(_ counts: PlanCounts, _ summary: PlanSummary) throws {
        if json == nil { output.write("Portal \(portal)") }
        try eachPage { page in
            if let json {
                for planned in page { output.write(json.change(planned.change)) }
            } else {
                output.writeParagraph(text.changes(page.map(\.change)))
            }
        }
        // People read the first few records of each finding; programs may want them all.
        let findings = try journal.diagnostics(run, examples: json == nil ? 3 : PlanWriter.recordsPerFinding)
        let total = counts.users > 0 ? counts.users : nil
        if let json {
            for reason in try journal.reasons(run) { output.write(json.reason(reason)) }
            for finding in findings { output.write(json.diagnostic(finding)) }
            if let line = RunReport.line(for: counts) { output.write(line) }
            output.write(json.summary(summary, of: total))
        } else {
            output.writeParagraph(text.reasons(try journal.reasons(run)))
            output.writeParagraph(text.notices(findings))
            output.writeParagraph(text.summary(summary, of: total))
            output.writeParagraph(RunReport.words(for: counts))
        }
    }

    /// In which ways the plan goes beyond its bounds, for programs; people read the failure.
    func show(_ excesses: [PlanBounds.Excess]) {
        for excess in excesses { if let json { output.write(json.diagnostic(excess.diagnostic)) } }
    }

    /// What became of the changes.
    func showOutcomes(_ summary: PlanSummary) throws {
        try eachPage { page in
            let outcomes = page.compactMap { planned in planned.outcome.map { (planned.change, $0) } }
            if let json {
                for (change, outcome) in outcomes { output.write(json.outcome(outcome, of: change.user)) }
            } else {
                output.writeParagraph(text.outcomes(outcomes))
            }
        }
        if let json {
            output.write(json.summary(summary))
        } else {
            output.writeParagraph(text.result(summary))
        }
    }

    private func eachPage(_ body: ([PlannedChange]) throws -> Void) throws {
        var last: UserID?
        while true {
            let page = try journal.changes(run, after: last, limit: 500, state: nil)
            guard let end = page.last?.change.user else { return }
            try body(page)
            last = end
        }
    }
}
