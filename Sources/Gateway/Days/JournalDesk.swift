import Dispatch
import Journal

/// Writes the journal off the threads that serve: each write waits for the disk.
final class JournalDesk: Sendable {
    private let journal: RunJournal
    private let health: Health
    private let queue = DispatchQueue(label: "gateway.journal")

    init(_ journal: RunJournal, _ health: Health) {
        (self.journal, self.health) = (journal, health)
    }

    /// Does something with the journal, after what came before it.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (RunJournal) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        let result: Result<Value, JournalError> = await withCheckedContinuation { continuation in
            queue.async { [journal, health] in
                do throws(JournalError) {
                    let value = try body(journal)
                    health.journalWritten()
                    continuation.resume(returning: .success(value))
                } catch {
                    health.journalFailed(error)
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
