import Journal
import PortalModel
import Report

/// The runs of a portal that were interrupted: every command on that portal mentions them until they are resumed or superseded.
struct InterruptedRuns {
    /// More than these don't help; each is in `moonhook runs`.
    private static let most = 3

    /// Mentions them on standard error.
    ///
    /// A journal that can't be read is reported by who needs it.
    ///
    /// - Parameters:
    ///   - state: Where the portal's journal is.
    ///   - portal: The portal's host name.
    ///   - choice: How the portal was named.
    ///   - named: A run that the command is about, which isn't mentioned.
    static func mention(in state: StateFolder, of portal: String, _ choice: PortalChoice, except named: RunID? = nil) {
        guard let journal = try? state.openJournal(of: portal) else { return }
        let runs = (try? journal.interruptedRuns()) ?? []
        for id in runs.filter({ $0 != named }).prefix(most) {
            let recorded = RecordedRun(id, in: journal)
            guard let run = try? recorded.current(), let summary = try? recorded.progress() else { continue }
            let words = RunText.words(forInterrupted: run, summary, arguments: choice.arguments)
            Terminal.standardError.write(words)
        }
    }
}
