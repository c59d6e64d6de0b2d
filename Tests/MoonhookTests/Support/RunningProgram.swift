import Foundation
import Testing

/// The program while it runs.
final class RunningProgram {
    private let process: Process
    private let exit: AsyncStream<Int32>
    private var output: OutputText
    private var error: OutputText

    init(_ process: Process, input: String?) throws {
        self.process = process
        let (exit, ending) = AsyncStream.makeStream(of: Int32.self)
        self.exit = exit
        process.terminationHandler = { process in
            ending.yield(process.terminationStatus)
            ending.finish()
        }
        let (output, error) = (Pipe(), Pipe())
        self.output = OutputText(output)
        self.error = OutputText(error)
        process.standardOutput = output
        process.standardError = error
        let source = input.map { _ in Pipe() }
        process.standardInput = source ?? FileHandle.nullDevice
        try process.run()
        if let input, let source {
            try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try source.fileHandleForWriting.close()
        }
    }

    /// Waits until standard output holds that text, and gives what has come until then.
    func output(containing text: String) async -> String { await output.read(until: text) }

    /// Waits until standard error holds that text.
    func error(containing text: String) async -> String { await error.read(until: text) }

    /// Does what Ctrl-C does.
    func interrupt() { process.interrupt() }

    /// Asks it to end.
    func terminate() { process.terminate() }

    /// Waits for its end.
    func ended() async throws -> Program.Ended {
        let text = await output.read(until: nil)
        let words = await error.read(until: nil)
        var statuses = exit.makeAsyncIterator()
        return Program.Ended(status: try #require(await statuses.next()), output: text, error: words)
    }
}

/// What comes out of a pipe.
private struct OutputText {
    private var chunks: AsyncStream<Data>.Iterator
    private var data = Data()

    init(_ pipe: Pipe) {
        let (stream, continuation) = AsyncStream.makeStream(of: Data.self)
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let chunk = handle.availableData
            guard chunk.isEmpty else {
                continuation.yield(chunk)
                return
            }
            handle.readabilityHandler = nil
            continuation.finish()
        }
        chunks = stream.makeAsyncIterator()
    }

    /// Reads on until the text is there, or to the end.
    mutating func read(until text: String?) async -> String {
        while true {
            let words = String(decoding: data, as: UTF8.self)
            if let text, words.contains(text) { return words }
            guard let chunk = await chunks.next(isolation: #isolation) else { return words }
            data += chunk
        }
    }
}
