import PortalModel

extension PlanPage {
    // MARK: What was run

    var heading: String {
        let facts = run.facts.map { "<dt>\($0.label.html)</dt><dd>\($0.value.html)</dd>" }.joined(separator: "\n")
        return """
            <header>
            <h1>\(run.title.html)</h1>
            <dl>
            \(facts)
            </dl>
            </header>
            """
    }

    // MARK: In numbers

    /// How many users change, and what of that went wrong or is missing.
    var figures: String {
        var figures = [
            figure(summary.users, run.total.map { "of \($0.of("user")) change" } ?? Self.noun(summary.users, "user"))
        ]
        figures.append(figure(summary.fieldChanges, Self.noun(summary.fieldChanges, "changed field")))
        let assumed = summary.assumptions
        if assumed > 0 {
            // The page's search finds the marks of these rows.
            let words = "\(Self.noun(assumed, "number")) with an assumed country"
            figures.append("<li class=\"bad\"><b>\(assumed.grouped)</b> <a href=\"#q=assumed\">\(words.html)</a></li>")
        }
        if summary.isApplied {
            figures.append(figure(summary.applied, "applied"))
            for (count, words) in summary.others {
                figures.append(figure(count, words, isBad: words != "already up to date"))
            }
            for (name, count) in [("rewritten", \PlanSummary.FieldCount.rewritten), ("ignored", \.ignored)] {
                let number = summary.fields.values.reduce(0) { $0 + $1[keyPath: count] }
                if number > 0 { figures.append(figure(number, "\(Self.noun(number, "field")) \(name)", isBad: true)) }
            }
        }
        if let refused = run.refused, refused > 0 { figures.append(figure(refused, "refused", isBad: true)) }
        let notes = run.notes.map { "\n<p>\($0.html)</p>" }.joined()
        return "<ul class=\"figures\">\n\(figures.joined(separator: "\n"))\n</ul>\(notes)"
    }

    private func figure(_ number: Int, _ words: String, isBad: Bool = false) -> String {
        "<li\(isBad ? " class=\"bad\"" : "")><b>\(number.grouped)</b> \(words.html)</li>"
    }

    private static func noun(_ number: Int, _ noun: String) -> String { number == 1 ? noun : noun + "s" }

    // MARK: By field

    /// A bar for each field, as long as it has changes, and its numbers in words.
    var chart: String {
        let names = text.schema.sorted(summary.fields.keys)
        let bars = names.map { name in (name, parts(of: summary.fields[name] ?? PlanSummary.FieldCount())) }
        guard let longest = bars.map({ $0.1.reduce(0) { $0 + $1.count } }).max(), longest > 0 else { return "" }
        let rows = bars.map { name, parts in
            let words = parts.map { "<i class=\"\($0.name)\"></i>\($0.count.grouped) \($0.words)" }
            return """
                <tr><th scope="row"><a href="#field=\(name.html)">\(name.html)</a></th>\
                <td>\(bar(parts, longest))</td><td>\(words.joined(separator: " "))</td></tr>
                """
        }
        return """
            <section class="chart">
            <h2>Changes per field</h2>
            <table>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }

    /// A part of a field's changes, and the class of its colour.
    private typealias Part = (name: String, words: String, count: Int)

    private func parts(of count: PlanSummary.FieldCount) -> [Part] {
        let planned = count.set + count.cleared
        let proven = count.taken + count.rewritten + count.ignored + count.unproven
        let parts: [Part] =
            summary.isApplied
            ? [
                ("taken", "taken", count.taken), ("rewritten", "rewritten", count.rewritten),
                ("unproven", "unproven", count.unproven), ("ignored", "ignored", count.ignored),
                ("failed", "not applied", planned - proven),
            ] : [("set", "set", count.set), ("cleared", "cleared", count.cleared)]
        return parts.filter { $0.count > 0 }
    }

    private func bar(_ parts: [Part], _ longest: Int) -> String {
        var start = 0.0
        let pieces = parts.map { part in
            // So that one among thousands is still seen.
            let width = max(0.5, (Double(part.count) / Double(longest) * 1_000).rounded() / 10)
            defer { start += width }
            return "<rect class=\"\(part.name)\" x=\"\(start)\" width=\"\(width)\" height=\"1\"/>"
        }
        let svg = "<svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        return svg + pieces.joined() + "</svg>"
    }
}
