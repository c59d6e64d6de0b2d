public import PortalModel

/// A plan and its run in Markdown, for the comment of a merge request.
///
/// Values, fields and codes are code, so that nothing in them calls people or links issues. Every text comes without a line
/// break at its end.
public struct PlanMarkdown: Sendable {
    /// The most changes of a table: such a comment can be read, and fits what GitHub and GitLab take.
    public static let mostChanges = 100
    /// The most characters of a value.
    private static let widest = 60

    private let text: PlanText

    /// Creates the writer of a plan.
    ///
    /// - Parameters:
    ///   - schema: The portal's fields, for their order.
    ///   - departments: The company structure, for the names of departments.
    ///   - people: How the users that values name are known; others are shown by their id.
    public init(schema: Schema, departments: DepartmentTree, people: [UserID: String] = [:]) {
        text = PlanText(
            style: ReportStyle(width: .max, colour: false),
            schema: schema,
            departments: departments,
            people: people
        )
    }

    // MARK: A plan

    /// A plan: in numbers, its first changes, and what was found.
    ///
    /// - Parameters:
    ///   - run: The facts before the changes.
    ///   - summary: The plan in numbers.
    ///   - changes: The first changes, ``mostChanges`` of them at most.
    ///   - findings: What was found in the data.
    ///   - reasons: Why selected users stay unchanged.
    ///   - attention: What it does to people that somebody should look at first.
    /// - Returns: Paragraphs.
    public func plan(
        _ run: RunDescription,
        _ summary: PlanSummary,
        _ changes: [Change],
        _ findings: [GroupedDiagnostic],
        _ reasons: [UserReason] = [],
        attention: PlanAttention = PlanAttention()
    ) -> String {
        let facts = run.facts.map { "- \($0.label.markdownProse): \($0.value.markdownProse)" }
        let parts =
            [
                "## \(run.title.markdownProse)", "**\(PlanText.sentence(summary, of: run.total))**",
                table(summary, [("set", \.set), ("country assumed", \.assumed), ("cleared", \.cleared)]),
                self.attention(attention), self.changes(changes, of: summary.users),
                self.reasons(reasons), self.findings(findings),
            ] + run.notes.map(\.markdownProse) + [facts.joined(separator: "\n")]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func changes(_ changes: [Change], of users: Int) -> String {
        guard !changes.isEmpty else { return "" }
        let groups = [changes.filter(\.assumed.isEmpty), changes.filter { !$0.assumed.isEmpty }]
        let tables = zip(groups, ["", "Country assumed:"]).filter { !$0.0.isEmpty }.map { changes, title in
            let table = Self.table(["user", "person", "field", "before", "after"], numbers: [0], rows(changes))
            return title.isEmpty ? table : "**\(title)**\n\n" + table
        }
        let title = changes.count < users ? "The first \(changes.count) of \(users.of("user"))" : "The changes"
        return """
            <details><summary>\(title)</summary>

            \(tables.joined(separator: "\n\n"))

            </details>
            """
    }

    private func rows(_ changes: [Change]) -> [[String]] {
        changes.flatMap { change in
            text.rows(change).map { row in
                let assumed = change.assumed[row.field].map { " assumed " + $0.markdownProse } ?? ""
                let (before, after) = PlanText.cut(row.before, Self.widest, row.after, Self.widest)
                return [
                    change.user.description, change.person.markdownProse, row.field.markdownCode + assumed,
                    row.before.isWord ? Self.word(row.before) : before.markdownCode,
                    row.after.isWord ? Self.word(row.after) : after.markdownCode,
                ]
            }
        }
    }

    /// A word for a missing value, such as `(cleared)`.
    private static func word(_ cell: PlanText.Cell) -> String { "*\(cell.text.dropFirst().dropLast())*" }

    private func attention(_ attention: PlanAttention) -> String {
        guard !attention.isEmpty else { return "" }
        let rows = text.attentionRows(attention).map { row in
            [row.what.markdownProse, row.user, row.person.markdownProse, row.detail.markdownProse]
        }
        let kept = attention.kept.isEmpty ? "" : "\n\n" + PlanText.words(forKept: attention.kept).markdownProse
        let table = rows.isEmpty ? "" : "\n\n" + Self.table(["what", "user", "person", ""], numbers: [1], rows)
        return "### Needs attention" + table + kept
    }

    private func reasons(_ reasons: [UserReason]) -> String {
        guard !reasons.isEmpty else { return "" }
        let rows = reasons.map { reason in
            [
                reason.user.description, reason.person.markdownProse, reason.field?.markdownCode ?? "",
                PlanText.sentence(reason).markdownProse,
            ]
        }
        return "### Not changed\n\n" + Self.table(["user", "person", "field", "why"], numbers: [0], rows)
    }

    /// What was found in the data, gathered by reason; empty if nothing was.
    public func findings(_ groups: [GroupedDiagnostic]) -> String {
        guard !groups.isEmpty else { return "" }
        let rows = groups.map { group in
            [
                group.severity.rawValue, group.code?.rawValue.markdownCode ?? "", group.count.grouped,
                PlanText.sentence(group).markdownProse, PlanText.locations(group).markdownProse,
            ]
        }
        return "### Findings\n\n" + Self.table(["", "code", "times", "what", "where"], numbers: [2], rows)
    }

    // MARK: A run

    /// A plan's outcome.
    ///
    /// - Parameters:
    ///   - summary: The run in numbers.
    ///   - entries: The first changes that have a field which didn't end as planned, ``mostChanges`` of them at most.
    /// - Returns: Paragraphs.
    public func result(_ summary: PlanSummary, _ entries: [PlannedChange]) -> String {
        let rows = entries.flatMap { entry in
            text.schema.sorted(entry.change.after.keys).filter { !entry.end(of: $0).isSuccess }.map { field in
                let end = entry.end(of: field)
                let detail = text.detail(of: field, in: entry)
                return [
                    entry.change.user.description, entry.change.person.markdownProse, field.markdownCode,
                    end.rawValue,
                    end == .rewritten ? detail.cut(to: Self.widest).markdownCode : detail.markdownProse,
                ]
            }
        }
        let title = entries.count < Self.mostChanges ? "" : "The first \(Self.mostChanges) that didn't end as planned:"
        let parts = [
            "### Outcome", "**\(PlanText.resultSentence(summary))**",
            table(
                summary,
                [("taken", \.taken), ("rewritten", \.rewritten), ("ignored", \.ignored), ("unproven", \.unproven)]
            ),
            title, rows.isEmpty ? "" : Self.table(["user", "person", "field", "outcome", ""], numbers: [0], rows),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    // MARK: Tables

    private func table(
        _ summary: PlanSummary,
        _ counts: [(title: String, count: KeyPath<PlanSummary.FieldCount, Int>)]
    ) -> String {
        let counts = counts.filter { column in summary.fields.values.contains { $0[keyPath: column.count] > 0 } }
        guard !counts.isEmpty else { return "" }
        let rows = text.schema.sorted(summary.fields.keys).map { name in
            let field = summary.fields[name] ?? PlanSummary.FieldCount()
            return [name.markdownCode] + counts.map { field[keyPath: $0.count].grouped }
        }
        return Self.table(["field"] + counts.map(\.title), numbers: Set(counts.indices.map { $0 + 1 }), rows)
    }

    private static func table(_ titles: [String], numbers: Set<Int>, _ rows: [[String]]) -> String {
        let rule = titles.indices.map { numbers.contains($0) ? "--:" : "---" }
        return ([titles, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}

extension PlannedChange {
    /// Whether one of its fields didn't end as planned.
    public var hasNews: Bool { change.after.keys.contains { !end(of: $0).isSuccess } }
}
