public import PortalModel

/// All that one batch of calls brings about, written as one transaction in the order of the properties.
///
/// What is said of a call that the journal doesn't hold any more, since its person was forgotten, has no effect.
public struct GatewayEntry: Sendable {
    /// Calls that turned out to be overtaken by somebody else's change, with the values that this has left.
    public var overtaken: [(CallID, [String: FieldValue])] = []
    /// Calls whose users were read only in front of the change, which is known with the values before it now; without fields, if it
    /// changed nothing, and is no record.
    public var seen: [(CallID, Change)] = []
    /// Calls that have ended, and how; an ending other than ``CallEnding/unanswered`` is final.
    public var ended: [(CallID, CallEnding)] = []
    /// Calls that were taken, with what a later read returned of their fields.
    public var readBack: [(CallID, [String: FieldOutcome])] = []
    /// Users whom the portal has added, with the fields that they were given; the values aren't kept.
    public var added: [ClientCall] = []
    /// Calls that the portal has refused, and that hadn't begun here, since they were to change nothing that is known.
    public var refused: [(ClientCall, PortalError)] = []
    /// Refusals and warnings.
    public var findings: [(RunID, Diagnostic)] = []
    /// By how much the calls of a run that ended in one way have become more, such as 3 `taken`.
    public private(set) var counts: [Count: Int] = [:]
    /// Calls that are sent next.
    public var begun: [ClientCall] = []

    /// What is counted.
    public struct Count: Hashable, Sendable {
        let run: RunID
        let kind: String
    }

    /// Creates an entry of nothing.
    public init() {}

    /// Counts a call of a run that ended in one way.
    public mutating func count(_ kind: String, of run: RunID) { counts[Count(run: run, kind: kind), default: 0] += 1 }

    /// How many findings wait for a journal that can't be written: as many as fit well into memory.
    private static let mostFindings = 10_000

    /// Takes over what an earlier entry says, since that wasn't written; calls that were to begin don't.
    public mutating func takeBack(_ entry: GatewayEntry) {
        overtaken = entry.overtaken + overtaken
        seen = entry.seen + seen
        ended = entry.ended + ended
        readBack = entry.readBack + readBack
        added = entry.added + added
        refused = entry.refused + refused
        findings = Array((entry.findings + findings).prefix(Self.mostFindings))
        counts.merge(entry.counts, uniquingKeysWith: +)
    }

    /// Whether nothing is written.
    public var isEmpty: Bool { countsOnly && counts.isEmpty }

    /// Whether it says nothing of any single call.
    public var countsOnly: Bool {
        overtaken.isEmpty && seen.isEmpty && ended.isEmpty && readBack.isEmpty && added.isEmpty
            && refused.isEmpty && findings.isEmpty && begun.isEmpty
    }
}
