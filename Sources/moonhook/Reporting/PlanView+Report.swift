import Engine
import Journal
import PortalModel
import Report
import Wire

extension PlanView {
    // MARK: A page

    /// What asks for attention stands first, since a page may not hold all.
    private static let order: [ChangeState] = [.failed, .conflict, .sending, .planned, .applied]

    /// Writes the plan, and what became of it, as a page, where that is asked for.
    func writePage() async throws {
        guard let path = options.page else { return }
        let summary = try run.summary()
        let (description, findings, reasons) = try (description(summary), findings(examples: 10), reasons())
        try await OutputFile(path, isPrivate: true).write { sink in
            var page = PlanPage(
                description,
                summary,
                schema: schema,
                departments: departments,
                people: people,
                isFull: options.full
            )
            try sink.write(Array(page.beginning(findings, reasons).utf8))
            for state in Self.order {
                let next = { last in
                    page.hasRoom ? try run.changes(after: last, limit: Self.pageSize, state: state) : []
                }
                try eachPage(next) { try sink.write(Array(page.rows($0.map(ReportedChange.init)).utf8)) }
            }
            try sink.write(Array(page.end.utf8))
        }
    }

    // MARK: Markdown

    func showPlan(_ summary: PlanSummary, in markdown: PlanMarkdown) throws {
        let changes = try first(PlanMarkdown.mostChanges) { _ in true }.map(\.change)
        let description = try description(summary)
        output.write(report: markdown.plan(description, summary, changes, try findings(examples: 3), try reasons()))
    }

    func showOutcomes(_ summary: PlanSummary, in markdown: PlanMarkdown) throws {
        output.writeParagraph(markdown.result(summary, try first(PlanMarkdown.mostChanges, where: \.hasNews)))
    }

    private func first(_ count: Int, where fits: (ReportedChange) -> Bool) throws -> [ReportedChange] {
        var found: [ReportedChange] = []
        let next = { last in
            found.count < count ? try run.changes(after: last, limit: Self.pageSize) : []
        }
        try eachPage(next) { found += $0.map(ReportedChange.init).filter(fits).prefix(count - found.count) }
        return found
    }

    // MARK: What is said before the changes

    private func description(_ summary: PlanSummary) throws -> RunDescription {
        var facts: [(label: String, value: String)] = []
        var isPlan = true
        if let now = try run.current() {
            isPlan = [.planning, .planned, .failed].contains(now.state)
            facts = RunText.facts(now, of: portal, undoneBy: try run.undoneBy())
            let plan = now.header.isDryRun ? "a dry run" : "not applied"
            facts.insert(("state", isPlan ? plan : RunText.word(now.state)), at: 1)
            if !configuration.isEmpty { facts.append(("configuration", configuration.joined(separator: ", "))) }
            if let sha256 = now.planSHA256 { facts.append(("plan", "SHA-256 \(sha256)")) }
        }
        return RunDescription(
            title: isPlan ? "Plan for \(portal)" : "Run \(run.id) on \(portal)",
            facts: facts,
            total: counts.users > 0 ? counts.users : nil,
            refused: counts.records > 0 ? counts.refused : nil,
            notes: RunReport.words(for: counts).split(separator: "\n").map(String.init)
        )
    }
}

extension ReportedChange {
    fileprivate init(_ planned: PlannedChange) {
        self.init(planned.change, state: planned.state, outcome: planned.outcome)
    }
}
