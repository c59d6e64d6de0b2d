public import PortalModel

/// A page about a kind of finding, as `moonhook explain` prints it.
///
/// A test runs each page's example, and checks that it prints this output and no other code.
public struct DiagnosticPage: Hashable, Sendable {
    /// A small case to try.
    public struct Example: Hashable, Sendable {
        /// The files that it needs.
        public var files: [File]
        /// The commands that run before, without their output.
        public var preparation: [String]
        /// The command, such as `moonhook transform sample.lua --input rows.csv`.
        public var command: String
        /// What it prints; a line of `…` means omitted lines.
        public var output: String
    }

    /// A file of an example.
    public struct File: Hashable, Sendable {
        /// Its name, such as `sample.lua`.
        public var name: String
        /// Its content, without a line break at the end.
        public var text: String
    }

    /// The kind of finding.
    public var code: DiagnosticCode
    /// A short description.
    public var title: String
    /// The cause.
    public var cause: String
    /// An example.
    public var example: Example
    /// How to fix it.
    public var remedy: String

    init(
        _ code: DiagnosticCode,
        _ title: String,
        cause: String,
        script: String,
        rows: String? = nil,
        configuration: String? = nil,
        after preparation: [String] = [],
        run command: String,
        prints output: String,
        remedy: String
    ) {
        self.code = code
        self.title = title
        self.cause = cause
        let files = [("sample.lua", script), ("rows.csv", rows), ("moonhook.lua", configuration)]
        example = Example(
            files: files.compactMap { name, text in text.map { File(name: name, text: $0) } },
            preparation: preparation.map { "moonhook \($0)" },
            command: "moonhook \(command)",
            output: output
        )
        self.remedy = remedy
    }
}

extension DiagnosticPage {
    /// All pages, by the stage at which Moonhook reports them.
    public static let groups: [(title: String, pages: [DiagnosticPage])] = [
        ("Reading a script", reading),
        ("The value of a field", values),
        ("Running a script", work),
        ("The rows of an input", rows),
        ("The bounds of a plan and its undo", bounds + undo),
        ("Trying a recipe", trial),
    ]

    /// The page of a code.
    public static func of(_ code: DiagnosticCode) -> DiagnosticPage? { byCode[code] }

    private static let byCode = Dictionary(
        groups.flatMap(\.pages).map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }
    )
}
