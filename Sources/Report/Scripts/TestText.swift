public import PortalModel

/// What testing recipes showed, as text for a terminal: a line for each recipe, and under it what failed.
///
/// No text ends with a line break.
public struct TestText: Sendable {
    private let style: ReportStyle
    private let nameWidth: Int
    private let values: ValueText

    /// Creates the writer.
    ///
    /// - Parameters:
    ///   - style: The terminal's width and colour.
    ///   - files: The recipes that will be tested, for the width of their column.
    public init(style: ReportStyle, files: [ForeignText]) {
        self.style = style
        nameWidth = files.reduce(0) { max($0, $1.description.columns) }
        values = ValueText(schema: .standard, departments: DepartmentTree([]))
    }

    // MARK: A recipe

    /// One recipe.
    public func test(_ test: RecipeTest) -> String {
        let paragraphs =
            test.examples.filter { !$0.passes }.map(example) + (test.trial?.findings.map { finding($0, test) } ?? [])
            + (test.trial?.warnings.map { finding($0, test, isWarning: true) } ?? [])
        let notices = test.notices.flatMap { notice in
            zip(["  notice"] + Array(repeating: "        ", count: notice.description.count), wrapped(notice))
                .map { style.paint("\($0)  \($1)", .dim) }
        }
        let line = heading(test.file, counts(test) + [verdict(test)])
        return ([line] + notices + paragraphs.map { "\n" + $0 }).joined(separator: "\n")
    }

    /// A file that could not be tested.
    public func refused(_ file: ForeignText, _ message: ShownText) -> String {
        let lines = message.description.split(separator: "\n").filter { $0.contains { $0 != " " } }.map { "  \($0)" }
        return heading(file, [style.paint("refused", .red)]) + "\n\n" + lines.joined(separator: "\n")
    }

    private func heading(_ file: ForeignText, _ parts: [String]) -> String {
        ([file.description.padded(to: nameWidth)] + parts).joined(separator: "  ")
    }

    /// Wide enough for most counts, so that the verdicts are in one column.
    private static let countsWidth = "10 examples, 2,000 users".count

    private func counts(_ test: RecipeTest) -> [String] {
        var counts = [test.examples.count.of("example")]
        if let trial = test.trial { counts.append(trial.users.of(trial.hasRows ? "row" : "user")) }
        return [counts.joined(separator: ", ").padded(to: Self.countsWidth)]
    }

    private func verdict(_ test: RecipeTest) -> String {
        let warnings = test.trial?.warnings.count ?? 0
        let warned = warnings == 0 ? "" : ", \(warnings.of("warning"))"
        guard !test.passes else { return style.paint("ok", .green) + warned }
        let failed = test.examples.count { !$0.passes }
        let found = test.trial?.findings.count ?? 0
        var parts: [String] = []
        if failed > 0 { parts.append("\(failed.of("example")) failed") }
        if found > 0 { parts.append(found.of("finding")) }
        return style.paint(parts.joined(separator: ", "), .red) + warned
    }

    /// The totals of all recipes, and the seed of their users.
    ///
    /// - Parameters:
    ///   - tests: The outcome of each that could be tested.
    ///   - refused: How many could not.
    ///   - seed: The seed of the users; `nil` if there were none.
    /// - Returns: A line.
    public func summary(_ tests: [RecipeTest], refused: Int, seed: Int?) -> String {
        let failed = tests.count { !$0.passes }
        var parts = [(tests.count + refused).of("recipe")]
        if failed > 0 { parts.append("\(failed) failed") }
        if refused > 0 { parts.append("\(refused) refused") }
        if failed + refused == 0 { parts[0] += tests.count == 1 ? " passes" : " pass" }
        let origin = seed.map { style.paint("; users from seed \($0)", .dim) } ?? ""
        return parts.joined(separator: ", ") + origin
    }

    // MARK: What failed

    private static let margin = "  "
    private static let indent = "          "

    private func example(_ example: ExampleResult) -> String {
        let label = style.paint(DiagnosticCode.exampleFails.rawValue, .red)
        let problems = example.problems.flatMap(wrapped)
        let width = example.differences.reduce(0) { max($0, name($1).columns) }
        let lines = problems + example.differences.flatMap { difference($0, width) }
        return
            (["\(Self.margin)\(label)  \(example.location), example \(example.number)"] + lines.map { Self.indent + $0 })
            .joined(separator: "\n")
    }

    private func name(_ difference: FieldDifference) -> String {
        (difference.user.map { "user \($0) " } ?? "") + difference.field
    }

    private func difference(_ difference: FieldDifference, _ width: Int) -> [String] {
        func line(_ name: String, _ label: String, _ value: FieldValue, _ ink: ReportStyle.Ink) -> String {
            let text = values.text(value, of: difference.field)
            return "\(name.padded(to: width))  \(style.paint(label.padded(to: 8), .dim))  "
                + style.paint(text, value == .null ? .dim : ink)
        }
        let label = difference.reason == .named ? "expected" : "stays"
        return [line(name(difference), label, difference.expected, .green), line("", "got", difference.got, .red)]
    }

    private func finding(_ finding: TrialFinding, _ test: RecipeTest, isWarning: Bool = false) -> String {
        let trial = test.trial
        let noun = trial?.hasRows ?? false ? "row" : "user"
        var lines = wrapped(finding.message)
        let share =
            isWarning ? "\(finding.count.grouped) times" : "\(finding.count.grouped) of \((trial?.users ?? 0).of(noun))"
        lines.append(
            style.paint([share, finding.location?.description].compactMap(\.self).joined(separator: ", "), .dim)
        )
        if let source = finding.sourceLine { lines.append("    " + source.description) }
        lines.append(style.paint("the smallest \(noun) that shows it, ready for 'examples':", .dim))
        lines += finding.example.split(separator: "\n").map { "    \($0)" }
        let label = style.paint(finding.code.rawValue, isWarning ? .plain : .red)
        return "\(Self.margin)\(label)  " + lines.joined(separator: "\n" + Self.indent)
    }

    private func wrapped(_ text: ForeignText) -> [String] {
        text.shown(atMost: ForeignText.longestMessage).wrapped(to: max(40, style.width - Self.indent.count))
    }
}
