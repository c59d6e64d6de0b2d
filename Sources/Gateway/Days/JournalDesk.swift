import Dispatch
import Journal

/// Writes the journal off the threads that serve: each write waits for the disk.
final class JournalDesk: Sendable {
    private let journal: RunJournal
    private let statistics: GatewayStatistics
    private let queue = DispatchQueue(label: "gateway.journal")

    init(_ journal: RunJournal, _ statistics: GatewayStatistics) {
        (self.journal, self.statistics) = (journal, statistics)
    }

    /// Does something with the journal, after what came before it.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (RunJournal) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        let result: Result<Value, JournalError> = await withCheckedContinuation { continuation in
            queue.async { [journal, statistics] in
                do throws(JournalError) {
                    continuation.resume(returning: .success(try body(journal)))
                } catch {
                    statistics.countJournalFailure()
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
