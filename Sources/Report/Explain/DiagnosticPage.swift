public import PortalModel

/// What there is to know of a kind of finding: what `moonhook explain` prints.
///
/// Every page's example is run by a test, which holds that it prints what stands here and no other code.
public struct DiagnosticPage: Hashable, Sendable {
    /// A small case, to be tried at home.
    public struct Example: Hashable, Sendable {
        /// The files that it takes: name to text.
        public var files: [File]
        /// The commands that come first, whose output is left out.
        public var preparation: [String]
        /// The command, such as `moonhook transform sample.lua --input rows.csv`.
        public var command: String
        /// What it prints; a line of `…` stands for what is left out.
        public var output: String
    }

    /// A file of an example.
    public struct File: Hashable, Sendable {
        /// Its name, such as `sample.lua`.
        public var name: String
        /// What it holds, without a line break at its end.
        public var text: String
    }

    /// The kind of finding.
    public var code: DiagnosticCode
    /// What it is, in a few words.
    public var title: String
    /// How it comes about.
    public var cause: String
    /// A small case of it.
    public var example: Example
    /// What to do.
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
    /// All pages, by what Moonhook does when it finds such a thing.
    public static let groups: [(title: String, pages: [DiagnosticPage])] = [
        ("Reading a script", reading),
        ("A field's value", values),
        ("A script at work", work),
        ("The rows of an input", rows),
        ("The bounds of a plan, and its undo", bounds + undo),
        ("Trying a recipe", trial),
    ]

    /// The page of a code.
    public static func of(_ code: DiagnosticCode) -> DiagnosticPage? { byCode[code] }

    private static let byCode = Dictionary(
        groups.flatMap(\.pages).map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }
    )
}
