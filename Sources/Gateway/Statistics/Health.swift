import Journal
import Logging
import PortalClient
import PortalModel
import Synchronization

/// Whether the portal and the journal work: failures are counted for a monitor, and logged when they begin and when they end.
final class Health: Sendable {
    private let statistics: GatewayStatistics
    private let portal: Outage
    private let journal: Outage

    init(_ statistics: GatewayStatistics, logger: Logger) {
        self.statistics = statistics
        portal = Outage("the portal fails", over: "the portal answers again", logger)
        journal = Outage("calls can't be recorded, and are refused", over: "calls can be recorded again", logger)
    }

    /// Takes note that a request to the portal failed as a whole.
    func portalFailed(_ error: PortalError) {
        statistics.count(failure: error.code.rawValue)
        // That is how a portal works.
        guard error.code != .rateLimited, error.code != .operatingLimited else { return }
        let refusal = GatewayError(error)
        // A portal's own words may be about anything.
        portal.begin(since: refusal.code.hasPrefix("MOONHOOK_") ? refusal.words : refusal.code)
    }

    /// Takes note that the portal has answered.
    func portalAnswered() { portal.end() }

    /// Takes note that something can't be written.
    func journalFailed(_ error: JournalError) {
        statistics.countJournalFailure()
        journal.begin(since: "\(error)")
    }

    /// Takes note that something was written.
    func journalWritten() { journal.end() }
}

/// Tells the log when something begins to fail, and when that is over.
private final class Outage: Sendable {
    /// What fails so soon after it was logged isn't logged once more.
    private static let shortestPause = Duration.seconds(10)

    private struct State {
        var beginning: ContinuousClock.Instant?
        /// When a beginning was logged last.
        var toldAt: ContinuousClock.Instant?
    }

    private let words: Logger.Message
    private let wordsAfter: Logger.Message
    private let logger: Logger
    private let state = Mutex(State())

    init(_ words: Logger.Message, over wordsAfter: Logger.Message, _ logger: Logger) {
        (self.words, self.wordsAfter, self.logger) = (words, wordsAfter, logger)
    }

    func begin(since reason: String) {
        let now = ContinuousClock.now
        let isNews = state.withLock { state in
            guard state.beginning == nil else { return false }
            state.beginning = now
            guard state.toldAt.map({ now - $0 >= Self.shortestPause }) ?? true else { return false }
            state.toldAt = now
            return true
        }
        if isNews { logger.warning(words, metadata: ["since": "\(reason)"]) }
    }

    func end() {
        let beginning = state.withLock { state in
            defer { state.beginning = nil }
            return state.beginning == state.toldAt ? state.beginning : nil
        }
        guard let beginning else { return }
        logger.warning(wordsAfter, metadata: ["after": "\((ContinuousClock.now - beginning).components.seconds) s"])
    }
}
