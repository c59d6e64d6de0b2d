public import PortalModel

/// A plan and its run as a page for a browser.
///
/// The page is one self-contained text that loads nothing: its own policy forbids that. It is written in three
/// parts, ``beginning(_:_:attention:)``, ``rows(_:)`` for as many changes as there are, and ``end``, so that a page of any plan takes
/// the same memory.
public struct PlanPage: Sendable {
    /// The most rows of a page, one for each field of a user: a browser searches so many without delay.
    public static let mostRows = 10_000

    let run: RunDescription
    let summary: PlanSummary
    let text: PlanText
    private var rowsLeft = mostRows

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - run: The facts before the changes.
    ///   - summary: The plan in numbers.
    ///   - schema: The portal's fields, for their order.
    ///   - departments: The company structure, for the names of departments.
    ///   - people: How the users that values name are known; others are shown by their id.
    ///   - isFull: Whether long values are shown in full; otherwise what both have in common is shortened.
    public init(
        _ run: RunDescription,
        _ summary: PlanSummary,
        schema: Schema,
        departments: DepartmentTree,
        people: [UserID: String] = [:],
        isFull: Bool = false
    ) {
        self.run = run
        self.summary = summary
        text = PlanText(
            style: ReportStyle(width: .max, colour: false),
            schema: schema,
            departments: departments,
            people: people,
            isFull: isFull
        )
    }

    /// The page up to its first row.
    ///
    /// - Parameters:
    ///   - findings: What was found in the data.
    ///   - reasons: Why selected users stay unchanged.
    ///   - attention: What the plan does to people that somebody should look at first.
    /// - Returns: HTML.
    public func beginning(
        _ findings: [GroupedDiagnostic],
        _ reasons: [UserReason] = [],
        attention: PlanAttention = PlanAttention()
    ) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="referrer" content="no-referrer">
        <title>\(run.title.html)</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        \(heading)
        \(figures)
        \(self.attention(attention))
        \(chart)
        \(self.findings(findings))
        \(self.reasons(reasons))
        \(changesHeading)

        """
    }

    /// The rows of the next changes; empty once the page has as many as it can hold.
    public mutating func rows(_ entries: [PlannedChange]) -> String {
        var html = ""
        for entry in entries {
            let rows = text.rows(entry.change).prefix(rowsLeft)
            rowsLeft -= rows.count
            for (index, row) in rows.enumerated() { html += self.row(row, of: entry, isFirst: index == 0) }
        }
        return html
    }

    /// What is behind the last row.
    public var end: String {
        """
        \(summary.users > 0 ? "</tbody>\n</table>\n</section>" : "")
        <script>\(Self.script)</script>
        </body>
        </html>

        """
    }

    /// Whether there is room for another row.
    public var hasRoom: Bool { rowsLeft > 0 }

    /// What a page may do: have just this style, and run just this script.
    ///
    /// The hashes are those of the texts between their tags; a browser reports the right ones if they are wrong.
    private static let policy = """
        default-src 'none'; style-src 'sha256-\(styleSHA256)'; script-src 'sha256-\(scriptSHA256)'; base-uri 'none'; \
        form-action 'none'
        """
}
