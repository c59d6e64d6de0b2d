import Engine
import Journal
import PortalModel
import Report
import Wire

extension PlanView {
    // MARK: A page

    /// What needs attention is first, since a page may not hold all; so do changes that assume a country.
    private static let order: [(ChangeState, assumesCountry: Bool)] =
        [.failed, .conflict, .sending, .planned, .applied].flatMap { [($0, true), ($0, false)] }

    /// Writes the plan, and its outcome, as a page, if requested.
    func writePage() async throws {
        guard let path = options.page else { return }
        try run.note(files: OutputFile.named(by: [("--report", path)]))
        let summary = try run.summary()
        let (description, findings, reasons) = try (description(), findings(examples: 10), reasons())
        let attention = try attention()
        try await OutputFile(path, isPrivate: true).write { sink in
            var page = PlanPage(
                description,
                summary,
                schema: schema,
                departments: departments,
                people: people,
                isFull: options.full
            )
            try sink.write(Array(page.beginning(findings, reasons, attention: attention).utf8))
            for (state, assumesCountry) in Self.order {
                let next = { last in
                    guard page.hasRoom else { return [PlannedChange]() }
                    return try run.changes(
                        after: last,
                        limit: Self.pageSize,
                        state: state,
                        assumingCountry: assumesCountry
                    )
                }
                try eachPage(next) { try sink.write(Array(page.rows($0).utf8)) }
            }
            try sink.write(Array(page.end.utf8))
        }
    }

    // MARK: Markdown

    func showPlan(_ summary: PlanSummary, in markdown: PlanMarkdown) throws {
        let description = try description()
        let attention = try attention()
        guard !options.summary else {
            return output.write(report: markdown.plan(description, summary, [], [], attention: attention))
        }
        let changes = try first(PlanMarkdown.mostChanges) { _ in true }.map(\.change)
        let findings = try findings(examples: 3)
        output.write(
            report: markdown.plan(description, summary, changes, findings, try reasons(), attention: attention)
        )
    }

    func showOutcomes(_ summary: PlanSummary, in markdown: PlanMarkdown) throws {
        output.writeParagraph(markdown.result(summary, try first(PlanMarkdown.mostChanges, where: \.hasNews)))
    }

    private func first(_ count: Int, where fits: (PlannedChange) -> Bool) throws -> [PlannedChange] {
        var found: [PlannedChange] = []
        let next = { last in
            found.count < count ? try run.changes(after: last, limit: Self.pageSize) : []
        }
        try eachPage(next) { found += $0.filter(fits).prefix(count - found.count) }
        return found
    }

    // MARK: Before the changes

    private func description() throws -> RunDescription {
        RunDescription(
            of: try run.current().map { options.redact ? $0.redacted : $0 },
            in: frame,
            undoneBy: try run.undoneBy(),
            options.redact ? counts.redacted : counts
        )
    }
}
