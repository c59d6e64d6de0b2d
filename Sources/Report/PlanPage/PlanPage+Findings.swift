import PortalModel

extension PlanPage {
    /// What was found in the data: conflicts with bounds, refusals, warnings.
    func findings(_ groups: [GroupedDiagnostic]) -> String {
        let rows = groups.map { group in
            """
            <tr class="\(group.severity.rawValue)"><td>\(group.severity.rawValue)</td>\
            <td><code>\(group.code?.rawValue ?? "")</code></td><td>\(group.count.grouped)</td>\
            <td>\(PlanText.sentence(group).html)</td><td>\(PlanText.locations(group).escapedForHTML)</td></tr>
            """
        }
        return section("findings", "Findings", ["severity", "code", "times", "what", "where"], rows)
    }

    /// What the plan does to people that somebody should look at first.
    func attention(_ attention: PlanAttention) -> String {
        let rows = text.attentionRows(attention).map { row in
            """
            <tr class="error"><td>\(row.what)</td><td>\(row.user)</td><td><bdi>\(row.person.html)</bdi></td>\
            <td>\(row.detail.escapedForHTML)</td></tr>
            """
        }
        let kept = attention.kept.isEmpty ? "" : "<p>\(PlanText.words(forKept: attention.kept).escapedForHTML)</p>"
        return section("attention", "Needs attention", ["what", "user", "person", ""], rows) + kept
    }

    /// Why selected users stay unchanged.
    func reasons(_ reasons: [UserReason]) -> String {
        let rows = reasons.map { reason in
            """
            <tr><td>\(reason.user)</td><td><bdi>\(reason.person.html)</bdi></td>\
            <td>\(reason.field.map { "<code>\($0.html)</code>" } ?? "")</td>\
            <td>\(PlanText.sentence(reason).escapedForHTML)</td></tr>
            """
        }
        return section("reasons", "Not changed", ["user", "person", "field", "why"], rows)
    }

    private func section(_ id: String, _ title: String, _ columns: [String], _ rows: [String]) -> String {
        guard !rows.isEmpty else { return "" }
        let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return """
            <section id="\(id)">
            <h2>\(title)</h2>
            <table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }
}
