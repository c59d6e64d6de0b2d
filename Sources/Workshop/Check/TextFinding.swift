import PortalModel

/// Something wrong with a piece of a script's text.
struct TextFinding: Hashable {
    var severity: Diagnostic.Severity
    var code: DiagnosticCode
    var message: String
    /// The piece, as bytes.
    var range: Range<Int>
}
