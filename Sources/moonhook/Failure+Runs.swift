import Foundation
import Journal

extension Failure {
    /// What is said where a run isn't in the journal.
    static func noRun(_ run: RunID, in journal: RunJournal?, of portal: String) throws -> Failure {
        let last = try journal?.runs(limit: 1).first.map { "the last one is \($0.id)" } ?? "none was recorded yet"
        return Failure(.usage, "\(portal) has no run \(run): \(last)")
    }

    /// What is said where another process has the right to send.
    static func busy(_ holder: ApplyLock.Holder?, _ portal: String) -> Failure {
        guard let holder else {
            return Failure(
                .busy,
                "Another process is applying a run to \(portal); nothing was sent. Try again when it has ended."
            )
        }
        let begin = holder.since.formatted(.dateTime.hour(.twoDigits(amPM: .omitted)).minute(.twoDigits))
        return Failure(
            .busy,
            "Run \(holder.run) of \(holder.account) (process \(holder.process), since \(begin)) is applying to \(portal); "
                + "nothing was sent. Try again when it has ended."
        )
    }
}
