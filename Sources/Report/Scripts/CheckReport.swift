public import PortalModel
import Wire

/// What `moonhook check` found, file by file: as text for a terminal, or as JSON, one object per line.
///
/// A returned text is empty if there is nothing to write.
public struct CheckReport: Sendable {
    private let style: ReportStyle?
    private var files = 0
    private var counts: [Diagnostic.Severity: Int] = [:]
    /// Whether a script can't be read.
    public private(set) var hasUnreadable = false

    /// Creates a report.
    ///
    /// - Parameter style: The terminal's width and colour; `nil` for JSON.
    public init(style: ReportStyle?) {
        self.style = style
    }

    /// What is wrong with one script.
    ///
    /// - Parameters:
    ///   - findings: The findings in the text's order.
    ///   - path: What the script is called.
    ///   - line: Gives a line's text by its number.
    /// - Returns: The text to write.
    public mutating func add(_ findings: [ScriptFinding], of path: String, line: (Int) -> String) -> String {
        files += 1
        for finding in findings { counts[finding.severity, default: 0] += 1 }
        guard let style else { return findings.map { Self.json($0, of: path).text }.joined(separator: "\n") }
        guard !findings.isEmpty else { return "" }
        return ScriptFindingText(style: style).text(findings, of: path, line: line) + "\n\n"
    }

    /// Why a script can't be read.
    ///
    /// - Parameters:
    ///   - path: What the script is called.
    ///   - message: Why, for people.
    ///   - reason: The same word for word, for programs.
    /// - Returns: The text to write.
    public mutating func add(unreadable path: String, _ message: ShownText, verbatim reason: String) -> String {
        files += 1
        counts[.error, default: 0] += 1
        hasUnreadable = true
        guard style == nil else { return "\(message)\n\n" }
        let object: JSONValue = [
            "file": .string(path), "severity": "error", "code": .string(DiagnosticCode.unreadable.rawValue),
            "message": .string(reason.replacing("\(path): ", with: "")),
        ]
        return object.text
    }

    private static func json(_ finding: ScriptFinding, of path: String) -> JSONValue {
        [
            "file": .string(path), "line": .integer(finding.span.line), "column": .integer(finding.span.column),
            "endColumn": .integer(finding.span.endColumn), "severity": .string(finding.severity.rawValue),
            "code": .string(finding.code.rawValue), "message": .string(finding.message),
        ]
    }

    /// Whether there is neither an error nor a warning.
    public var isClean: Bool { counts[.error] == nil && counts[.warning] == nil }

    /// The counts, for people; programs count lines.
    public var summary: String {
        guard style != nil else { return "" }
        let found = [Diagnostic.Severity.error, .warning, .notice].compactMap { severity in
            counts[severity].map { "\($0) \(severity.rawValue)\($0 == 1 ? "" : "s")" }
        }
        let scripts = files == 1 ? "1 file" : "\(files) files"
        return found.isEmpty ? "\(scripts), no findings" : "\(scripts): \(found.joined(separator: ", "))"
    }
}
