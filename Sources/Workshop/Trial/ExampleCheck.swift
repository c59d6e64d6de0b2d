import Containment
import PortalModel
import Scripting

/// Compares an example's outcome with what it expects.
struct ExampleCheck {
    private(set) var result: ExampleResult
    /// What was found during the run.
    var findings: [Diagnostic] = []
    private let schema: Schema

    init(_ result: ExampleResult, schema: Schema) {
        self.result = result
        self.schema = schema
    }

    /// Reports something that differs from the example.
    mutating func report(_ words: String) { result.problems.append(ForeignText(words)) }

    // MARK: How it ended

    /// The record went through.
    mutating func passed(_ example: RecipeExample) {
        if let words = example.rejects { report("it should be refused with \(Self.quoted(words)), but it passed") }
        if let words = example.skips { report("it should be skipped with \(Self.quoted(words)), but it passed") }
    }

    /// The transform skipped the user.
    mutating func skipped(_ reason: String, _ example: RecipeExample, _ host: ExampleWords) {
        if let words = example.rejects {
            report("it should be refused with \(Self.quoted(words)), but it was skipped: \(reason)")
        }
        guard let words = example.skips else {
            // If no change is expected, a skip is no news.
            guard example.expect?.isEmpty ?? true else { return report("it was skipped: \(reason)") }
            return
        }
        if !host.says(reason, words) {
            report("it should be skipped with \(Self.quoted(words)), but the reason was: \(reason)")
        }
    }

    /// The record was refused, because of the errors among the findings.
    mutating func refused(_ example: RecipeExample, _ host: ExampleWords) {
        let reasons = findings.filter { $0.severity == .error }
        if let words = example.rejects {
            guard !reasons.contains(where: { host.says($0.message, words) }) else { return }
            report("it should be refused with \(Self.quoted(words)), but the reason was: \(Self.list(reasons))")
        } else {
            report("it was refused: \(Self.list(reasons))")
        }
        if let words = example.skips { report("it should be skipped with \(Self.quoted(words))") }
    }

    /// A program ended with an error.
    mutating func ended(_ error: ScriptError, _ example: RecipeExample, _ host: ExampleWords) {
        guard let words = example.rejects else { return report("it ended with an error: \(error)") }
        if !host.says(error.message, words) {
            report("it should end with \(Self.quoted(words)), but it ended with: \(error)")
        }
    }

    /// The recipe could not run at all.
    mutating func end(with error: ScriptError, _ example: RecipeExample) { report("\(error)") }

    // MARK: Warnings

    /// A warning that no example names is a failure too: readers of the examples would not know about it.
    mutating func warnings(_ example: RecipeExample, _ host: ExampleWords) {
        let warnings = findings.filter { $0.severity == .warning }
        for (field, words) in example.warns.sorted(by: { $0.key < $1.key }) {
            let reasons = warnings.filter { $0.field == field }
            guard !reasons.contains(where: { host.says($0.message, words) }) else { continue }
            let instead =
                reasons.isEmpty ? "" : ", but the reason was: \(reasons.map(\.message).joined(separator: "; "))"
            report("\(field) should warn with \(Self.quoted(words))\(instead)")
        }
        for warning in warnings where example.warns[warning.field ?? ""] == nil {
            report("\(warning.field ?? "it") warns, but 'warns' doesn't name it: \(Self.list([warning]))")
        }
    }

    // MARK: Fields

    /// Compares a user after a change with what was expected; what is not expected must stay.
    mutating func compare(
        _ user: User,
        _ change: [String: FieldValue],
        to expected: [String: FieldValue],
        isOneOfSeveral: Bool = false
    ) {
        for name in schema.sorted(Set(expected.keys).union(change.keys)) {
            guard let field = schema[name], field.kind != .identifier else { continue }
            let got = change[name] ?? user.fields[name] ?? .null
            let wanted = expected[name] ?? user.fields[name] ?? .null
            // Written as the host does, so that 7 and "7" are equal if text is expected.
            let valid = (try? schema.validated(wanted, for: name)) ?? wanted
            guard !field.means(got, valid), !field.means(got, wanted), !Self.isFile(got, called: wanted) else {
                continue
            }
            result.differences.append(
                FieldDifference(
                    user: isOneOfSeveral ? user.id : nil,
                    field: name,
                    expected: wanted,
                    got: got.labelled,
                    reason: expected[name] == nil ? .stays : .named
                )
            )
        }
    }

    /// Nobody writes a photo's bytes into an example; its name identifies it, as it does for scripts.
    private static func isFile(_ value: FieldValue, called name: FieldValue) -> Bool {
        if case .file(let file) = value { .string(file.name) == name } else { false }
    }

    // MARK: Words

    private static func quoted(_ words: String) -> String { "\"\(words)\"" }

    private static func list(_ findings: [Diagnostic]) -> String {
        guard !findings.isEmpty else { return "no reason" }
        return findings.map { finding in finding.sentence + (finding.location.map { " (\($0))" } ?? "") }.joined(
            separator: "; "
        )
    }
}

/// Compares texts with an example's words, in the example's state.
struct ExampleWords {
    private let host: ScriptSession
    private let script: ScriptSession.Script

    init(_ host: ScriptSession, _ script: ScriptSession.Script) { (self.host, self.script) = (host, script) }

    /// Whether a text contains these words, or matches them as a Lua pattern.
    func says(_ text: String, _ words: String) -> Bool {
        // A malformed pattern matches nothing; it is a text then.
        text.contains(words) || (try? host.finds(words, in: text, with: script)) == true
    }
}

extension ScriptFile {
    /// An example's location, such as `phones-e164.lua:27`; only the file if its text doesn't show it.
    func location(ofExample number: Int) -> String {
        let path = RecipePath("examples").appending(number)
        guard let outline = try? LuaParser.outline(of: source) else { return name }
        return "\(name):\(SourceText(source).span(outline.range(of: path, isKey: false)).line)"
    }
}

extension Diagnostic {
    /// The message after its field, with which most messages about a field begin.
    var sentence: String {
        guard let field, !message.hasPrefix(field) else { return message }
        return "\(field): \(message)"
    }
}

@available(*, unavailable)
extension ExampleWords: Sendable {}
