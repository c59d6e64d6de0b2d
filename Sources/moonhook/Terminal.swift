import Foundation
import Report
import SystemPackage

/// Standard output or standard error, as a person or a program sees it.
struct Terminal: Sendable {
    static let standardOutput = Terminal(.standardOutput)
    static let standardError = Terminal(.standardError)

    private let descriptor: FileDescriptor
    /// Whether a person is looking.
    let isInteractive: Bool

    private init(_ descriptor: FileDescriptor) {
        self.descriptor = descriptor
        isInteractive = isatty(descriptor.rawValue) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// How reports are laid out here: colour for people who haven't set NO_COLOR, and the terminal's width.
    var style: ReportStyle {
        let environment = ProcessInfo.processInfo.environment
        let colour = isInteractive && environment["NO_COLOR", default: ""].isEmpty
        let width = environment["COLUMNS"].flatMap { Int($0) } ?? (isInteractive ? Self.columns : nil)
        return ReportStyle(width: width ?? 100, colour: colour, isolatesText: isInteractive)
    }

    /// The terminal's width as `stty` knows it; the system call behind it is beyond safe Swift.
    private static var columns: Int? {
        let process = Process()
        let answer = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/stty")
        process.arguments = ["--file=/dev/tty", "size"]
        process.standardOutput = answer
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil, let size = try? answer.fileHandleForReading.readToEnd() else { return nil }
        process.waitUntilExit()
        return String(decoding: size, as: UTF8.self).split(separator: " ").last.flatMap { Int($0.dropLast()) }
            .flatMap { $0 > 0 ? $0 : nil }
    }

    /// Writes a text and ends its line; an empty text writes nothing.
    func write(_ text: String) {
        guard !text.isEmpty else { return }
        _ = try? descriptor.writeAll((text.hasSuffix("\n") ? text : text + "\n").utf8)
    }

    /// Writes what a script says: on a terminal nothing of it can command the terminal, or hide what is shown.
    func writeForeign(_ text: String) {
        write(isInteractive ? text.harmless : text)
    }

    /// Writes a text behind an empty line; an empty text writes nothing.
    func writeParagraph(_ text: String) {
        guard !text.isEmpty else { return }
        write("\n" + text)
    }

    /// Writes a text as it is.
    func writeRaw(_ text: String) {
        _ = try? descriptor.writeAll(text.utf8)
    }

    /// Asks a question whose answer is no unless somebody types yes.
    ///
    /// - Throws: `CancellationError`.
    static func confirm(_ question: String) async throws -> Bool {
        standardError.writeRaw("\(question) [y/N] ")
        let (lines, line) = AsyncStream.makeStream(of: String?.self)
        // A thread of its own sleeps in the system until the line is there, so that Ctrl-C needn't.
        Thread.detachNewThread { line.yield(readLine()) }
        let answer = await lines.first { _ in true }
        // What is said next begins a line of its own.
        if Task.isCancelled { standardError.writeRaw("\n") }
        try Task.checkCancellation()
        return ["y", "yes"].contains(answer??.lowercased())
    }

    /// Whether there is somebody to ask.
    static var canAsk: Bool { isatty(FileDescriptor.standardInput.rawValue) == 1 && standardError.isInteractive }
}
