import Engine
import Foundation
import Journal

extension RunJournal {
    /// Begins a run, and plans it; one whose planning fails is noted as failed.
    ///
    /// - Parameters:
    ///   - header: What is known of the run.
    ///   - bar: What shows how far planning has come; it is gone at the end.
    ///   - plan: Plans the run of that number.
    /// - Returns: The run, and what planning saw.
    /// - Throws: ``JournalError``, or what `plan` throws.
    func planned(
        _ header: RunHeader,
        showing bar: ProgressBar,
        by plan: (RunID) async throws -> PlanningResult
    ) async throws -> (run: RunID, counts: PlanningResult) {
        let run = try begin(header)
        do {
            defer { bar.clear() }
            return (run, try await plan(run))
        } catch {
            try finish(run, state: .failed, at: Date())
            throw error
        }
    }
}
