/// Some Lua, and its outcome; a test runs it.
package struct HostExample: Sendable {
    /// Its outcome.
    enum Outcome: Sendable {
        /// It is an expression with these values, separated by commas.
        case values(String)
        /// It is a statement that prints these lines.
        case lines([String])
        /// It is a statement that gives and prints nothing.
        case effect
    }

    /// The code.
    let code: String
    let outcome: Outcome

    /// An expression and its values, such as `text.trim(" Anna\n")` and `"Anna"`.
    static func gives(_ code: String, _ values: String) -> HostExample {
        HostExample(code: code, outcome: .values(values))
    }

    /// A statement and the lines that it prints.
    static func prints(_ code: String, _ lines: String...) -> HostExample {
        HostExample(code: code, outcome: .lines(lines))
    }

    /// A statement that gives and prints nothing.
    static func does(_ code: String) -> HostExample { HostExample(code: code, outcome: .effect) }
}

extension HostExample {
    /// The widest code with its outcome on the same line.
    private static let widest = 60

    /// Examples as Lua, their outcomes in comments, those on the code's line in one column.
    package static func lines(of examples: [HostExample]) -> [String] {
        let width = examples.reduce(0) { $1.code.count <= widest ? max($0, $1.code.count) : $0 }
        return examples.flatMap { example in
            switch example.outcome {
            case .values(let values):
                let gap = String(repeating: " ", count: max(0, width - example.code.count))
                return ["\(example.code)\(gap) --> \(values)"]
            case .lines(let lines): return [example.code] + lines.map { "-- prints \($0)" }
            case .effect: return [example.code]
            }
        }
    }
}
