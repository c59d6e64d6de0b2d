public import PortalModel
import Wire

/// What testing recipes showed, in the Test Anything Protocol: a test point for each example, and one for each thing that a
/// trial looks for.
///
/// Source: <https://testanything.org/tap-version-14-specification.html>
public struct TestTAP: Sendable {
    /// The lines so far, the first one ahead.
    public private(set) var lines = ["TAP version 14"]
    private var count = 0

    /// Begins a report.
    public init() {}

    /// Adds one recipe.
    public mutating func add(_ test: RecipeTest) {
        for example in test.examples {
            point(example.passes, "\(test.file): example \(example.number)")
            if !example.passes { explain(example) }
        }
        for check in test.trial?.checks ?? [] { add(check, test) }
        for warning in test.trial?.warnings ?? [] {
            lines.append("# \(test.file): \(warning.code.rawValue) \(warning.message)")
        }
        for notice in test.notices { lines.append("# \(test.file): \(notice)") }
    }

    /// Adds a file that could not be tested.
    public mutating func addRefused(_ file: ForeignText, _ message: ShownText) {
        point(false, "\(file): is a recipe")
        explain([("message", .string(message.description))])
    }

    /// Ends the report.
    public mutating func end() { lines.append("1..\(count)") }

    private mutating func add(_ check: TrialCheck, _ test: RecipeTest) {
        guard let trial = test.trial else { return }
        let findings = trial.findings.filter { $0.code == check.code }
        let users = "\(trial.users) \(trial.hasRows ? "rows" : "users") of seed \(trial.seed)"
        let skip = check.leftOut.map { " # SKIP \($0)" } ?? ""
        point(findings.isEmpty, "\(test.file): \(check.code.holds), \(users)", skip)
        for finding in findings { explain(finding) }
    }

    private mutating func point(_ passes: Bool, _ name: String, _ directive: String = "") {
        count += 1
        // A number sign would begin a directive.
        let escaped = name.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
        lines.append("\(passes ? "ok" : "not ok") \(count) - \(escaped)\(directive)")
    }

    private mutating func explain(_ example: ExampleResult) {
        let differences = example.differences.map { difference -> JSONValue in
            var object: JSONObject = [
                "field": .string(difference.field), "expected": difference.expected.json, "got": difference.got.json,
            ]
            object["user"] = difference.user.map { .integer($0.rawValue) }
            return .object(object)
        }
        explain([
            ("code", .string(DiagnosticCode.exampleFails.rawValue)), ("at", .string(example.location.description)),
            ("problems", .array(example.problems.map { .string($0.description) })), ("fields", .array(differences)),
        ])
    }

    private mutating func explain(_ finding: TrialFinding) {
        explain([
            ("code", .string(finding.code.rawValue)), ("at", finding.location.map { .string($0.description) }),
            ("message", .string(finding.message.description)), ("count", .integer(finding.count)),
            ("example", .string(finding.example)),
        ])
    }

    /// A YAML block; JSON is YAML, and needs no thought about quotes.
    private mutating func explain(_ entries: [(String, JSONValue?)]) {
        lines.append("  ---")
        for case (let name, let value?) in entries where value != [] { lines.append("  \(name): \(value.text)") }
        lines.append("  ...")
    }
}

extension DiagnosticCode {
    /// The property of a recipe in which no trial finds this.
    fileprivate var holds: String {
        switch self {
        case .trialRaises: "raises no error"
        case .trialInvalid: "sets valid values"
        case .trialBreaksPromise: "keeps its promises"
        case .trialImpure: "is pure"
        case .trialUnsettled: "settles"
        case .trialASCIICase: "changes the case of all letters"
        default: rawValue
        }
    }
}
