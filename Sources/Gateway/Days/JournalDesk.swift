import Dispatch
import Journal

/// Writes the journal off the threads that serve: each write waits for the disk.
final class JournalDesk: Sendable {
    private let journal: RunJournal
    private let queue = DispatchQueue(label: "gateway.journal")

    init(_ journal: RunJournal) {
        self.journal = journal
    }

    /// Does something with the journal, after what came before it.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (RunJournal) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        let result: Result<Value, JournalError> = await withCheckedContinuation { continuation in
            queue.async { [journal] in
                do throws(JournalError) {
                    continuation.resume(returning: .success(try body(journal)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
