/// Something wrong with a script, and its location.
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
        self.message = message.cutShort
        self.span = span
    }

    /// The line and the column, such as `4:3`.
    public var location: String { "\(span.line):\(span.column)" }
}
