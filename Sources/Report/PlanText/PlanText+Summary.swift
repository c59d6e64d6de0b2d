public import PortalModel

extension PlanText {
    /// How many users a plan changes, and how many of them by field.
    ///
    /// - Parameters:
    ///   - summary: The plan in numbers.
    ///   - total: How many users or rows were read, or `nil` if that means nothing.
    /// - Returns: A sentence, and the table under it if anything changes.
    public func summary(_ summary: PlanSummary, of total: Int? = nil) -> String {
        Self.sentence(summary, of: total)
            + table(summary, [("set", \.set), ("country assumed", \.assumed), ("cleared", \.cleared)])
    }

    static func sentence(_ summary: PlanSummary, of total: Int?) -> String {
        let users = summary.users
        guard users > 0 else { return "Nothing to change" + (total.map { " in \(count($0, "user"))" } ?? "") }
        let share = total.map { "\(users) of \(count($0, "user"))" } ?? count(users, "user")
        let end = RunReport.words(forAssumptions: summary.assumptions).description
        return "\(share) \(users == 1 ? "changes" : "change")\(end)"
    }

    /// How many changes of a plan were applied, the outcomes of the others, and how the portal rewrote each field.
    public func result(_ summary: PlanSummary) -> String {
        Self.resultSentence(summary)
            + table(
                summary,
                [("taken", \.taken), ("rewritten", \.rewritten), ("ignored", \.ignored), ("unproven", \.unproven)]
            )
    }

    static func resultSentence(_ summary: PlanSummary) -> String {
        let rest = summary.others.map { "\($0.count) \($0.word)" }
        let share = rest.isEmpty ? "" : "\(summary.applied) of "
        return (["\(share)\(count(summary.users, "change")) applied"] + rest).joined(separator: ", ")
    }

    /// A table of fields and counts behind a sentence; counts that are zero for all fields have no column.
    private func table(
        _ summary: PlanSummary,
        _ counts: [(title: String, count: KeyPath<PlanSummary.FieldCount, Int>)]
    ) -> String {
        let names = schema.sorted(summary.fields.keys)
        let fields = names.compactMap { summary.fields[$0] }
        let counts = counts.filter { column in fields.contains { $0[keyPath: column.count] > 0 } }
        guard !counts.isEmpty else { return "" }
        let first = names.reduce(0) { max($0, $1.columns) }
        let widths = counts.map { column in
            fields.reduce(column.title.columns) { max($0, String($1[keyPath: column.count]).columns) }
        }
        let head = zip(counts, widths).map { column, width in
            "  " + style.paint(column.title.aligned(to: width), .dim)
        }
        let lines = zip(names, fields).map { name, field in
            let cells = zip(counts, widths).map { column, width in
                let count = field[keyPath: column.count]
                return "  " + style.paint(String(count).aligned(to: width), count == 0 ? .dim : .plain)
            }
            return name.padded(to: first) + cells.joined()
        }
        return "\n\n" + ([String(repeating: " ", count: first) + head.joined()] + lines).joined(separator: "\n")
    }
}
