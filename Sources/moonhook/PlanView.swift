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
    private let isRedacted: Bool
    private let output = Terminal.standardOutput

    /// A plan as the portal's fields and departments are now.
    init(_ run: RunID, in journal: RunJournal, of portal: any Portal, options: ReportOptions) async throws {
        let schema = try await portal.schema()
        let naming = try journal.summary(run).fields.keys.contains { schema[$0]?.kind == .departments }
        if naming { try journal.keep(try await portal.departments(), of: run) }
        try self.init(run, in: journal, of: portal.name, schema: schema, options: options)
    }

    /// A plan as the journal holds it.
    init(
        _ run: RunID,
        in journal: RunJournal,
        of portal: String,
        schema: Schema = .standard,
        options: ReportOptions
    ) throws {
        self.run = run
        self.journal = journal
        self.portal = portal
        self.schema = schema
        isRedacted = options.redact
        let departments = DepartmentTree(try journal.departments(of: run))
        text = PlanText(style: output.style, schema: schema, departments: departments)
        json = options.format == .json ? PlanJSON(schema: schema) : nil
    }

    /// The changes, what was found, and the plan in numbers.
    ///
    /// - Parameters:
    ///   - counts: What planning saw.
    ///   - summary: What the plan comes to.
    ///   - heading: What people read first; the portal's name where there is none.
    /// - Throws: What the journal met.
    func showPlan(_ counts: PlanCounts, _ summary: PlanSummary, under heading: String? = nil) throws {
        if json == nil { output.write(heading ?? "Portal \(portal)") }
        try eachPage { page in
            if let json {
                for planned in page { output.write(json.change(planned.change)) }
            } else {
                output.writeParagraph(text.changes(page.map(\.change)))
            }
        }
        // People read the first few records of each finding; programs may want them all.
        let findings = try journal.diagnostics(run, examples: json == nil ? 3 : PlanWriter.recordsPerFinding)
            .map { isRedacted ? $0.redacted : $0 }
        let reasons = try journal.reasons(run).map { isRedacted ? $0.redacted : $0 }
        let sha256 = summary.users > 0 ? try journal.run(run)?.planSHA256 : nil
        let total = counts.users > 0 ? counts.users : nil
        if let json {
            for reason in reasons { output.write(json.reason(reason)) }
            for finding in findings { output.write(json.diagnostic(finding)) }
            if let line = RunReport.line(for: counts) { output.write(line) }
            output.write(json.summary(summary, of: total, planSHA256: sha256))
        } else {
            output.writeParagraph(text.reasons(reasons))
            output.writeParagraph(text.notices(findings))
            output.writeParagraph(text.summary(summary, of: total))
            output.writeParagraph(RunReport.words(for: counts))
            if let sha256 { output.writeParagraph("Plan SHA-256: \(sha256)") }
        }
    }

    /// In which ways the plan goes beyond its bounds, for programs; people read the failure.
    func show(_ excesses: [PlanBounds.Excess]) {
        for excess in excesses { if let json { output.write(json.diagnostic(excess.diagnostic)) } }
    }

    /// What became of the changes.
    func showOutcomes(_ summary: PlanSummary) throws {
        try eachPage { page in
            let told = page.compactMap { planned in planned.outcome.map { (planned, $0) } }
            if let json {
                for (planned, outcome) in told {
                    output.write(json.outcome(outcome, of: planned.change.user, tries: planned.tries))
                }
            } else {
                output.writeParagraph(text.outcomes(told.map { ($0.0.change, $0.1) }))
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
            try body(isRedacted ? page.map(\.redacted) : page)
            last = end
        }
    }
}

extension PlannedChange {
    /// The change and what became of it, without values and names; see `Change.redacted`.
    fileprivate var redacted: PlannedChange {
        var planned = self
        planned.change = change.redacted
        planned.outcome = outcome?.redacted
        return planned
    }
}
