import Foundation
import TestSupport
import Testing

/// The program while it runs.
///
/// What it says goes to files: a pipe ends late where another test starts a process meanwhile, which inherits it.
final class RunningProgram {
    private let process: Process
    private let exit: AsyncStream<Int32>
    private let files: TemporaryFolder
    private let watched = Pipe()

    /// Starts it.
    ///
    /// - Parameters:
    ///   - process: What to start.
    ///   - input: What it reads from standard input.
    ///   - watching: Which of its outputs ``wait(for:)`` waits for; that one is not told at the end.
    /// - Throws: The system's error where it can't be started.
    init(_ process: Process, input: String?, watching: WritableKeyPath<Process, Any?>?) throws {
        self.process = process
        files = try TemporaryFolder()
        let (exit, ending) = AsyncStream.makeStream(of: Int32.self)
        self.exit = exit
        process.terminationHandler = { process in
            ending.yield(process.terminationStatus)
            ending.finish()
        }
        let input = try input.map { try file("input", holding: $0, FileHandle.init(forReadingAtPath:)) }
        let output = try file("output", FileHandle.init(forWritingAtPath:))
        let error = try file("error", FileHandle.init(forWritingAtPath:))
        // Foundation never lets go of a process and what it was given, so the files are closed here: with more than some 1,360 open
        // ones it crashes when it starts the next.
        defer { for file in [input, output, error] { try? file?.close() } }
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = error
        if let watching {
            var process = process
            process[keyPath: watching] = watched
        }
        try process.run()
    }

    private func file(_ name: String, holding text: String = "", _ open: (String) -> FileHandle?) throws -> FileHandle {
        try Data(text.utf8).write(to: URL(filePath: files.path(name)))
        return try #require(open(files.path(name)))
    }

    /// Waits until the watched output holds a whole line with that text.
    ///
    /// - Returns: What has come until then.
    func wait(for text: String) async -> String {
        let reading = watched.fileHandleForReading
        return await withCheckedContinuation { continuation in
            // A thread of its own, since it sleeps in the system.
            Thread {
                var data = Data()
                while !data.contains(text) {
                    let chunk = reading.availableData
                    guard !chunk.isEmpty else { break }
                    data += chunk
                }
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }.start()
        }
    }

    /// Reads no more of the watched output.
    func stopReading() throws { try watched.fileHandleForReading.close() }

    /// Does what Ctrl-C does.
    func interrupt() { process.interrupt() }

    /// Asks it to end.
    func terminate() { process.terminate() }

    /// Ends it as a power failure would.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Lets it end as a bad pointer would.
    func crash() { Foundation.kill(process.processIdentifier, SIGSEGV) }

    /// What the system lets it do, a line for each bound.
    func limits() throws -> String {
        try String(contentsOfFile: "/proc/\(process.processIdentifier)/limits", encoding: .utf8)
    }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// How many whole lines it has written to standard error so far.
    var errorLines: Int { (try? text("error"))?.count { $0 == "\n" } ?? 0 }

    /// Waits for its end.
    func ended() async throws -> Program.Ended {
        var statuses = exit.makeAsyncIterator()
        let status = try #require(await statuses.next())
        return Program.Ended(status: status, output: try text("output"), error: try text("error"))
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: files.path(name))), as: UTF8.self)
    }
}

extension Data {
    fileprivate func contains(_ text: String) -> Bool {
        range(of: Data(text.utf8)).map { self[$0.upperBound...].contains(UInt8(ascii: "\n")) } ?? false
    }
}
