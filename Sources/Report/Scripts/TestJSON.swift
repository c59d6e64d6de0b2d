public import PortalModel
import Wire

/// What testing recipes showed as JSON Lines: one object per line, distinguished by `type`.
///
/// - `example`: `file`, `number`, `place`, `ok`, and if it failed, `code`, `problems` (a list of sentences) and `fields` (a
///   list of `field`, `expected`, `got`, `reason` (`named` or `stays`), and of a program `user`).
/// - `finding`: `file`, `code`, `message`, `count`, `example` (Lua), and if known, `field` and `place`.
/// - `warning`: the same; it doesn't fail the recipe.
/// - `notice`: `file`, `message`.
/// - `test`, at the end of each file: `file`, `ok`, `examples`, `failed`, and if users were invented, `users`, `seed`,
///   `findings`; of a file that could not be tested `file`, `ok` and `message`.
public struct TestJSON: Sendable {
    /// Creates the writer.
    public init() {}

    /// The lines of one recipe.
    public func test(_ test: RecipeTest) -> [String] {
        var objects = test.examples.map { example($0, test.file) }
        objects += test.trial?.findings.map { finding($0, test.file, as: "finding") } ?? []
        objects += test.trial?.warnings.map { finding($0, test.file, as: "warning") } ?? []
        objects += test.notices.map {
            ["type": "notice", "file": .string(test.file.verbatim), "message": .string($0.verbatim)]
        }
        var end: JSONObject = [
            "type": "test", "file": .string(test.file.verbatim), "ok": .boolean(test.passes),
            "examples": .integer(test.examples.count), "failed": .integer(test.examples.count { !$0.passes }),
        ]
        if let trial = test.trial {
            end["users"] = .integer(trial.users)
            end["seed"] = .integer(trial.seed)
            end["findings"] = .integer(trial.findings.count)
            end["warnings"] = .integer(trial.warnings.count)
        }
        return (objects + [end]).map { JSONValue.object($0).text }
    }

    /// The line of a file that could not be tested.
    public func refused(_ file: ForeignText, _ message: ShownText) -> String {
        JSONValue.object([
            "type": "test", "file": .string(file.verbatim), "ok": false, "message": .string(message.description),
        ]).text
    }

    private func example(_ example: ExampleResult, _ file: ForeignText) -> JSONObject {
        var object: JSONObject = [
            "type": "example", "file": .string(file.verbatim), "number": .integer(example.number),
            "place": .string(example.location.verbatim), "ok": .boolean(example.passes),
        ]
        guard !example.passes else { return object }
        object["code"] = .string(DiagnosticCode.exampleFails.rawValue)
        object["problems"] = .array(example.problems.map { .string($0.verbatim) })
        object["fields"] = .array(
            example.differences.map { difference in
                var field: JSONObject = [
                    "field": .string(difference.field), "expected": difference.expected.json,
                    "got": difference.got.json, "reason": difference.reason == .named ? "named" : "stays",
                ]
                field["user"] = difference.user.map { .integer($0.rawValue) }
                return .object(field)
            }
        )
        return object
    }

    private func finding(_ finding: TrialFinding, _ file: ForeignText, as type: String) -> JSONObject {
        var object: JSONObject = [
            "type": .string(type), "file": .string(file.verbatim), "code": .string(finding.code.rawValue),
            "message": .string(finding.message.verbatim),
        ]
        object["field"] = finding.field.map { .string($0) }
        object["place"] = finding.location.map { .string($0.verbatim) }
        object["count"] = .integer(finding.count)
        object["example"] = .string(finding.example)
        return object
    }
}
