import Foundation
import Subprocess
import Synchronization

/// What a program writes, as it comes.
public final class Transcript: Sendable {
    private let data = Mutex(Data())
    private let changes = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    init() {}

    /// What was written so far.
    public var text: String { String(decoding: data.withLock { $0 }, as: UTF8.self) }

    /// Waits until a whole line with these words was written.
    ///
    /// - Returns: What was written until then; all of it if the program ended before.
    public func wait(forLineWith words: String) async -> String {
        await wait { text in text.firstRange(of: words).map { text[$0.upperBound...].contains("\n") } ?? false }
    }

    /// Waits until so many whole lines were written, or the program ends.
    public func wait(forLines count: Int) async {
        _ = await wait { $0.utf8.count { $0 == UInt8(ascii: "\n") } >= count }
    }

    private func wait(until isEnough: (String) -> Bool) async -> String {
        var changes = changes.stream.makeAsyncIterator()
        while !isEnough(text) {
            guard await changes.next() != nil else { break }
        }
        return text
    }

    /// Gathers a program's output until it ends.
    func read(_ pieces: SubprocessOutputSequence) async throws {
        defer { changes.continuation.finish() }
        for try await piece in pieces {
            data.withLock { $0.append(Data(buffer: piece)) }
            changes.continuation.yield()
        }
    }
}
