import PortalModel
import Report
import Scripting
import Wire

/// What `moonhook check` found, written file by file.
struct CheckReport {
    private let format: OutputFormat
    private let output = Terminal.standardOutput
    private var files = 0
    private var counts: [Diagnostic.Severity: Int] = [:]
    private var hasUnreadable = false

    init(format: OutputFormat) {
        self.format = format
    }

    /// Writes what is wrong with one script.
    mutating func add(_ findings: [ScriptFinding], of path: String, _ text: SourceText) {
        files += 1
        for finding in findings { counts[finding.severity, default: 0] += 1 }
        guard format == .text else {
            for finding in findings { output.write(json: Self.json(finding, of: path).text) }
            return
        }
        guard !findings.isEmpty else { return }
        let writer = ScriptFindingText(style: output.style)
        output.write(report: writer.text(findings, of: path, line: text.line) + "\n\n")
    }

    /// Writes why a script can't be read.
    mutating func add(unreadable error: ScriptError, _ path: String) {
        files += 1
        counts[.error, default: 0] += 1
        hasUnreadable = true
        if format == .text { return output.write("\(Failure(error)?.message ?? "")\n\n") }
        output.write(
            json: JSONValue.object([
                "file": .string(path), "severity": "error", "code": .string(DiagnosticCode.unreadable.rawValue),
                "message": .string(
                    error.lines.map(\.verbatim).joined(separator: "\n").replacing("\(path): ", with: "")
                ),
            ]).text
        )
    }

    private static func json(_ finding: ScriptFinding, of path: String) -> JSONValue {
        [
            "file": .string(path), "line": .integer(finding.span.line), "column": .integer(finding.span.column),
            "endColumn": .integer(finding.span.endColumn), "severity": .string(finding.severity.rawValue),
            "code": .string(finding.code.rawValue), "message": .string(finding.message),
        ]
    }

    /// Writes the counts.
    ///
    /// - Throws: ``Failure`` where something is wrong.
    func end() throws {
        if format == .text { output.write(report: summary) }
        guard !hasUnreadable else { throw Failure(.usage, "") }
        guard counts[.error] == nil, counts[.warning] == nil else { throw Failure(.partial, "") }
    }

    private var summary: String {
        let found = [Diagnostic.Severity.error, .warning, .notice].compactMap { severity in
            counts[severity].map { "\($0) \(severity.rawValue)\($0 == 1 ? "" : "s")" }
        }
        let scripts = files == 1 ? "1 file" : "\(files) files"
        return found.isEmpty ? "\(scripts), no findings" : "\(scripts): \(found.joined(separator: ", "))"
    }
}
