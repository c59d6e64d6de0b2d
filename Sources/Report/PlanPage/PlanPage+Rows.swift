import PortalModel

extension PlanPage {
    /// What is above the changes: the search, and the head of the table.
    var changesHeading: String {
        guard summary.users > 0 else { return "<p>Nothing changes.</p>" }
        let columns = ["user", "person", "field", "before", "after"] + (summary.isApplied ? ["outcome"] : [])
        let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return """
            <section id="changes"\(summary.isApplied ? " class=\"applied\"" : "")>
            <h2>Before and after</h2>
            \(cut)<form role="search" hidden>
            <label>Search <input type="search" name="q" autocomplete="off" spellcheck="false"></label>
            <label>Field <select name="field"><option value="">all</option>\(options(fieldNames))</select></label>
            \(outcomeChoice)<output aria-live="polite"></output>
            </form>
            <table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            """
    }

    /// The sentence about rows that the page has no room for.
    private var cut: String {
        guard summary.fieldChanges > Self.mostRows else { return "" }
        let order = summary.isApplied ? " Failures and conflicts come first." : ""
        return """
            <p class="cut">These are the first \(Self.mostRows.grouped) of \(summary.fieldChanges.grouped) changed \
            fields.\(order)</p>

            """
    }

    private var fieldNames: [String] { text.schema.sorted(summary.fields.keys) }

    private var outcomeChoice: String {
        guard summary.isApplied else { return "" }
        let ends = options(FieldEnd.allCases.filter(occurs).map(\.rawValue))
        return """
            <label>Outcome <select name="outcome"><option value="">all</option>\(ends)</select></label>

            """
    }

    private func occurs(_ end: FieldEnd) -> Bool {
        func any(_ count: KeyPath<PlanSummary.FieldCount, Int>) -> Bool {
            summary.fields.values.contains { $0[keyPath: count] > 0 }
        }
        switch end {
        case .failed: return summary.states[.failed] != nil
        case .conflict: return summary.states[.conflict] != nil
        case .unanswered: return summary.states[.sending] != nil
        case .notSent: return summary.states[.planned] != nil
        case .ignored: return any(\.ignored)
        case .rewritten: return any(\.rewritten)
        case .unproven: return any(\.unproven)
        case .taken: return any(\.taken)
        }
    }

    private func options(_ names: [String]) -> String { names.map { "<option>\($0.html)</option>" }.joined() }

    // MARK: A row

    /// One field of a user.
    func row(_ row: PlanText.Row, of entry: PlannedChange, isFirst: Bool) -> String {
        let change = entry.change
        let line = change.line.map { " <small>line \($0)</small>" } ?? ""
        let mark = row.assumesCountry ? " class=\"assumed\"" : ""
        let location = row.location.map { " <small\(mark)>\($0.escapedForHTML)</small>" } ?? ""
        let (before, after) = cells(row)
        var html = """
            <tr\(isFirst ? "" : " class=\"more\"")><td>\(change.user)</td><td><bdi>\(change.person.html)</bdi>\(line)</td>\
            <td><code>\(row.field.html)</code>\(location)</td><td>\(before)</td><td>\(after)</td>
            """
        if summary.isApplied {
            let end = entry.end(of: row.field)
            let word = "<b class=\"\(end.className)\">\(end.rawValue)</b>"
            let detail = text.detail(of: row.field, in: entry)
            // What the portal made of the value that was sent.
            let stored = TextDifference(row.after.text, detail).after
            let told = end == .rewritten ? "to \(marked(stored, "ins"))" : detail.escapedForHTML
            html += "<td>\(word)\(told.isEmpty ? "" : " " + told)</td>"
        }
        return html + "</tr>\n"
    }

    private func cells(_ row: PlanText.Row) -> (String, String) {
        guard !row.before.isWord, !row.after.isWord else { return (cell(row.before, "del"), cell(row.after, "ins")) }
        guard row.isOneForOne else {
            return (list(row.before.items, row.lost, "del"), list(row.after.items, row.new, "ins"))
        }
        let difference = TextDifference(row.before.text, row.after.text)
        return (marked(difference.before, "del"), marked(difference.after, "ins"))
    }

    private func cell(_ cell: PlanText.Cell, _ tag: String) -> String {
        guard !cell.isWord else { return "<em>\(cell.text.escapedForHTML)</em>" }
        return marked([TextDifference.Run(pieces: cell.text.pieces, differs: true)], tag)
    }

    private func list(_ items: [String], _ marked: [String], _ tag: String) -> String {
        let marked = Set(marked)
        let texts = items.map { item in
            marked.contains(item) ? "<\(tag)>\(item.escapedForHTML)</\(tag)>" : item.escapedForHTML
        }
        return "<bdi>\(texts.joined(separator: ", "))</bdi>"
    }

    // MARK: Marks

    /// More of a text than this is no help to an eye.
    private static let longestAlike = 160
    private static let longestDiffering = 2_000

    private func marked(_ runs: [TextDifference.Run], _ tag: String) -> String {
        let html = runs.map { run in
            let text = shortened(run.text, to: run.differs ? Self.longestDiffering : Self.longestAlike)
            return run.differs ? "<\(tag)>\(text.escapedForHTML)</\(tag)>" : text.escapedForHTML
        }
        return "<bdi>\(html.joined())</bdi>"
    }

    private func shortened(_ value: String, to count: Int) -> String {
        guard !text.isFull, value.utf8.count > count else { return value }
        let pieces = value.pieces
        guard pieces.count > count else { return value }
        return pieces.prefix(count / 2).joined() + "…" + pieces.suffix(count / 2).joined()
    }
}

extension FieldEnd {
    /// The class of its colour.
    fileprivate var className: String {
        switch self {
        case .failed, .conflict, .unanswered, .notSent: "failed"
        case .ignored, .rewritten, .unproven, .taken: rawValue
        }
    }
}
