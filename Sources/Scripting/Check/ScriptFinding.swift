public import PortalModel

/// Something wrong with a script, and where.
public struct ScriptFinding: Hashable, Sendable {
    /// How much it matters.
    public var severity: Diagnostic.Severity
    /// What kind of finding it is.
    public var code: DiagnosticCode
    /// What is wrong and what to do, as one sentence without a full stop.
    public var message: String
    /// The piece of the script.
    public var span: SourceSpan

    /// Creates a finding.
    public init(_ severity: Diagnostic.Severity, _ code: DiagnosticCode, _ message: String, at span: SourceSpan) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
    }

    /// The line and the column, such as `4:3`.
    var place: String { "\(span.line):\(span.column)" }
}

extension [RecipeProblem] {
    /// The problems with their places in the script's text, in its order.
    func findings(in file: ScriptFile) -> [ScriptFinding] {
        guard !isEmpty else { return [] }
        return findings(in: SourceText(file.source), try? OutlineReader.outline(of: file.source))
    }

    func findings(in text: SourceText, _ outline: ScriptOutline?) -> [ScriptFinding] {
        map { problem in
            let range = outline?.range(of: problem.path, isKey: problem.isAboutKey) ?? 0..<0
            return ScriptFinding(.error, problem.code, problem.message, at: text.span(range))
        }
        .sorted { $0.span < $1.span }
    }
}

extension RecipeProblem {
    /// Whether the path's last name is wrong, and not what stands under it.
    fileprivate var isAboutKey: Bool {
        switch code {
        case .unknownKey: true
        case .unknownFieldName, .readOnlyName: path.steps.count > 1
        default: false
        }
    }
}
