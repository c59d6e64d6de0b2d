public import PortalModel

extension PlanText {
    /// The changes of a page that didn't end as planned, and how they ended; empty if all went well.
    ///
    /// A field that can't be read back is no news: ``result(_:)`` counts it.
    public func outcomes(_ page: [(change: Change, outcome: Outcome)]) -> String {
        let news = page.map { ($0.change, findings($0.change, $0.outcome)) }.filter { !$0.1.isEmpty }
        let margin = margin(news.map(\.0))
        let field = news.reduce(0) { $1.1.reduce($0) { max($0, $1.subject.columns) } }
        let room = max(24, style.width - margin - field - 2)
        return news.map { change, findings in
            let lines = findings.flatMap { finding in
                finding.message.wrapped(to: room).enumerated().map { index, line in
                    let subject = (index == 0 ? finding.subject : "").padded(to: field)
                    return blanks(margin) + style.paint(subject, index == 0 ? finding.ink : .plain) + "  " + line
                }
            }
            return ([heading(change, margin)] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// What is reported about a field or the whole change.
    private struct Finding {
        var subject: String
        var message: String
        var ink: ReportStyle.Ink
    }

    private func findings(_ change: Change, _ outcome: Outcome) -> [Finding] {
        switch outcome {
        case .applied(let fields):
            return schema.sorted(fields.keys).compactMap { field in
                fields[field].flatMap { finding(field, change.after[field] ?? .null, $0) }
            }
        case .conflict(let fields):
            let reason =
                fields.isEmpty
                ? "the user no longer exists"
                : "\(schema.sorted(fields).joined(separator: ", ")) changed since the plan was made"
            return [Finding(subject: "conflict", message: "\(reason); nothing was sent", ink: .red)]
        case .failed(let error):
            return [Finding(subject: "failed", message: error.description.visible, ink: .red)]
        }
    }

    private func finding(_ field: String, _ sent: FieldValue, _ outcome: FieldOutcome) -> Finding? {
        switch outcome {
        case .taken, .unproven: nil
        case .ignored: Finding(subject: field, message: "ignored: the portal kept the old value", ink: .dim)
        case .rewritten(let value):
            Finding(
                subject: field,
                message: """
                    rewritten: \(values.text(sent, of: field, beside: value)) became \
                    \(values.text(value, of: field, beside: sent))
                    """,
                ink: .dim
            )
        }
    }
}
