import CProcess
import Foundation
import PortalModel
import Report
import Synchronization
import SystemPackage
import Wire

/// Standard output or standard error, as a person or a program sees it.
struct Terminal: Sendable {
    static let standardOutput = Terminal(.standardOutput)
    static let standardError = Terminal(.standardError)

    private let descriptor: FileDescriptor
    /// Whether a person is looking.
    let isInteractive: Bool
    /// Whether it shows colour: for people who haven't set NO_COLOR.
    private let isColoured: Bool

    private init(_ descriptor: FileDescriptor) {
        self.descriptor = descriptor
        let environment = ProcessInfo.processInfo.environment
        isInteractive = isatty(descriptor.rawValue) == 1 && environment["TERM"] != "dumb"
        isColoured = isInteractive && environment["NO_COLOR", default: ""].isEmpty
    }

    /// The layout of reports, for the terminal's width.
    var style: ReportStyle {
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        return style(width: columns ?? (isInteractive ? Self.columns : nil) ?? 100)
    }

    private func style(width: Int) -> ReportStyle {
        ReportStyle(width: width, colour: isColoured, isolatesText: isInteractive)
    }

    /// The terminal's width, if it is known.
    private static let columns: Int? = {
        let columns = Int(cprocess_terminal_columns())
        return columns > 0 ? columns : nil
    }()

    /// Writes a text of the program's own and ends its line; an empty text writes nothing.
    func write(_ text: ShownText) { write(report: text.description) }

    /// Writes a script's output, with a mark before each line, so that nobody mistakes it for the program's own.
    func write(foreign text: ForeignText) { write(report: text.lines.map { "| \($0)" }.joined(separator: "\n")) }

    /// Writes a report, in which foreign text is already escaped, and ends its line; an empty one writes nothing.
    ///
    /// If something was missed, it still can't control the terminal, or a viewer of the output file.
    func write(report text: String) {
        let guarded = style(width: 0).guarded(text)
        writeLine(isInteractive ? style.folded(guarded) : guarded)
    }

    /// Writes a page of the program's own, in which nothing is foreign: its lines of code stay whole, so that they can be copied.
    func write(page text: String) { writeLine(style(width: 0).guarded(text)) }

    /// Writes a report behind an empty line; an empty one writes nothing.
    func writeParagraph(_ text: String) {
        guard !text.isEmpty else { return }
        write(report: "\n" + text)
    }

    /// Writes JSON, whose texts a program reads word for word; invisible characters are written as JSON escapes.
    func write(json text: String) { writeLine(text.escapedInJSON) }

    /// Writes a report in the form that was asked for.
    func write(_ text: String, as format: OutputFormat) { format == .json ? write(json: text) : write(report: text) }

    /// Data on standard output: unchanged for a program, without control characters for a person.
    var sink: ByteSink {
        guard isInteractive else { return ByteSink.standardOutput() }
        return ByteSink.standardOutput { $0.harmless }
    }

    private func writeLine(_ text: String) {
        guard !text.isEmpty else { return }
        writeRaw(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Writes the program's own control sequences unchanged.
    func writeRaw(_ text: String) {
        do {
            try descriptor.writeAll(text.utf8)
        } catch {
            guard descriptor == .standardOutput else { return }
            Self.lost.withLock { $0 = $0 ?? StreamError(error, name: ByteSink.nameOfStandardOutput) }
        }
    }

    /// The first error of standard output.
    private static let lost = Mutex<StreamError?>(nil)

    /// Why something that was written is missing, for example because the disk is full; a reader that is gone wants no more.
    static var outputFailure: StreamError? {
        lost.withLock { error in error.flatMap { $0.code == .closedPipe ? nil : $0 } }
    }

    /// Asks a question whose answer is no unless somebody types yes.
    ///
    /// - Throws: `CancellationError`.
    static func confirm(_ question: ShownText) async throws -> Bool {
        standardError.writeRaw("\(question.description) [y/N] ")
        let (lines, line) = AsyncStream.makeStream(of: String?.self)
        // A separate thread waits for the line, so that Ctrl-C needn't.
        Thread.detachNewThread { line.yield(readLine()) }
        let answer = await lines.first { _ in true }
        // The next output begins a new line.
        if Task.isCancelled { standardError.writeRaw("\n") }
        try Task.checkCancellation()
        return ["y", "yes"].contains(answer??.lowercased())
    }

    /// Whether there is somebody to ask.
    static var canAsk: Bool { isatty(FileDescriptor.standardInput.rawValue) == 1 && standardError.isInteractive }
}
