import Journal
import PortalModel

/// What goes to the portal as one request.
struct Shipment: Sendable {
    /// A change whose user is read in front of the next one, so that it is known what became of it.
    struct Unverified: Sendable {
        let call: CallID
        let change: Change
        /// What is known if nobody can tell yet whether it was taken; `nil` if it was.
        var doubt: Doubt?
    }

    /// A call whose answer was lost, and whose user didn't show that it was carried out.
    struct Doubt: Sendable {
        /// When the answer was lost.
        let since: ContinuousClock.Instant
        /// When the user is read again at the latest.
        var nextLook: ContinuousClock.Instant
        /// Where bounds count it as long as it is in doubt.
        let ledger: ClientLedger
        let ticket: ClientLedger.Ticket?
    }

    /// What the queue calls it.
    var number = 0
    /// The calls whose updates are sent, in order.
    var updates: [Int] = []
    /// The calls that are sent as they came: reads of single users.
    var reads: [Int] = []
    /// The calls whose users are read, so that they can be judged.
    var prepares: [Int] = []
    /// What was taken before, and is read back.
    var unverified: [Unverified] = []
    /// A batch of a caller's own, which goes alone.
    var batch: Int?

    /// Whether users can be read back with it.
    var takesReadBacks = false

    /// Whether calls are in it that travel with others when there are some.
    var isGathered = false

    /// The users that its calls are about.
    var users: Set<UserID> = []

    /// How many calls it brings forward.
    var callCount: Int { updates.count + reads.count + prepares.count + (batch == nil ? 0 : 1) }

    /// Whether nothing goes.
    var isEmpty: Bool {
        updates.isEmpty && reads.isEmpty && prepares.isEmpty && unverified.isEmpty && batch == nil
    }
}
