import Journal
import PortalClient
import PortalModel
import Wire

/// What a caller gets in answer to a call that went through the queue.
struct CallReply: Sendable {
    /// The status of HTTP.
    var status: Int
    /// The members of the answer.
    var answer: JSONObject
    /// Headers in addition.
    var headers: [(name: String, value: String)] = []

    init(status: Int = 200, _ answer: JSONObject, headers: [(name: String, value: String)] = []) {
        (self.status, self.answer, self.headers) = (status, answer, headers)
    }

    init(_ error: GatewayError) {
        self.init(status: error.status, error.answer)
        if let seconds = error.retryAfter { headers.append(("Retry-After", String(seconds))) }
    }
}

/// One call on its way through the queue, which alone has it.
final class CallItem {
    /// What the call is.
    enum Work: Sendable {
        /// One `user.update`.
        case update(WantedUpdate)
        /// A batch of the caller's own.
        case batch(WantedBatch)
        /// A read of single users that goes with others.
        case read(method: String, JSONObject)
    }

    /// Somebody who waits for the answer.
    struct Caller: Sendable {
        private let outcome = FirstOutcome<CallReply>()
        /// Whether they still listen.
        let isThere: @Sendable () -> Bool

        init(_ isThere: @escaping @Sendable () -> Bool) { self.isThere = isThere }

        /// The answer, once it is there; it is waited for once.
        var reply: CallReply { get async { await outcome.value } }

        /// Answers, once.
        func answer(_ reply: CallReply) { outcome.settle(reply) }
    }

    /// How far it has come.
    enum Stage: Sendable {
        /// Its users were not read yet.
        case unread
        /// Its users are being read, or it is being judged.
        case reading
        /// It may be sent: the changes by command, of a single call one.
        case ready([ReadyChange])
        /// It is on its way.
        case sending
    }

    /// A change that was judged.
    struct ReadyChange: Sendable {
        /// The change.
        var change: Change
        /// Whether it differs from what the portal holds, so that it is recorded.
        var isRecorded: Bool
        /// The fields with which its user was read.
        let fields: Set<String>
        /// What bounds count of it.
        var ticket: ClientLedger.Ticket?
        /// Whether its user wasn't found: then nothing but the id is sent, and the portal says what there is to say.
        var isProbe = false
        /// Field name to the value before, of fields whose value is another command's answer.
        var referenced: [String: FieldValue?] = [:]
        /// Whether it was judged without its user, who is read in front of it.
        var isBlind = false
        /// The name of its command in a batch.
        var key = ""
        /// Whether no batch can take it: a file would fill most of it, and a text could be taken for a reference.
        let goesAlone: Bool

        init(
            _ change: Change,
            isRecorded: Bool,
            fields: Set<String>,
            ticket: ClientLedger.Ticket? = nil,
            isProbe: Bool = false,
            isBlind: Bool = false
        ) {
            (self.change, self.isRecorded, self.fields, self.ticket) = (change, isRecorded, fields, ticket)
            (self.isProbe, self.isBlind) = (isProbe, isBlind)
            goesAlone = change.carriesFile || change.holdsReference
        }

        /// The change with what its user held in front of it, of fields whose value is another command's answer.
        func seeing(_ user: User?) -> Self {
            guard let user else { return self }
            var change = self
            for name in referenced.keys { change.referenced.updateValue(user.fields[name], forKey: name) }
            return change
        }

        /// Takes over all fields that a call names, those too that its user holds already.
        mutating func sendAll(_ wanted: WantedUpdate, _ user: User, _ schema: Schema) {
            for name in wanted.settings.keys where change.after[name] == nil && schema[name]?.kind != .photo {
                change.after[name] = user.fields[name] ?? .null
                change.before[name] = user.fields[name]
            }
            if change.person.isEmpty { change.person = user.displayName }
            isRecorded = isRecorded || !change.after.isEmpty
        }
    }

    /// Why its users couldn't be read.
    var failures: [PortalError] = []
    /// How often its user wasn't found, and was there for the portal all the same.
    var misses = 0
    let client: ClientDay
    let judge: ClientJudge
    let work: Work
    let deadline: ContinuousClock.Instant
    private let arrival = ContinuousClock.now
    private var wasSent = false
    /// Whether it is known how it ended, and counted.
    var isCounted = false
    var stage = Stage.unread
    /// The users that it changes.
    let users: Set<UserID>
    /// Whether it can be judged without what its user holds.
    let needsNoUser: Bool
    /// Those who wait for its answer: a second identical call gets the same.
    var callers: [Caller] = []
    /// The commands of a batch that are refused, once it was judged.
    var refused: [String: GatewayError] = [:]
    /// Headers for its answer, such as the fields that a recipe kept.
    var headers: [(name: String, value: String)] = []

    init(
        _ work: Work,
        of client: ClientDay,
        _ judge: ClientJudge,
        users: Set<UserID>,
        deadline: ContinuousClock.Instant
    ) {
        (self.work, self.client, self.judge, self.users, self.deadline) = (work, client, judge, users, deadline)
        needsNoUser = if case .update(let wanted) = work { judge.needsNoUser(wanted) } else { false }
        if users.isEmpty { stage = .ready([]) }
    }

    /// How long it waited until now, the first time that it is sent; `nil` afterwards.
    func takeWait() -> Duration? {
        defer { wasSent = true }
        return wasSent ? nil : ContinuousClock.now - arrival
    }

    /// Whether it can still be taken back.
    var isUnsent: Bool { if case .sending = stage { false } else { true } }

    /// Whether it may travel with others.
    var isGrouped: Bool {
        guard client.settings.isGrouped else { return false }
        switch work {
        case .read: return true
        case .batch: return false
        case .update(let wanted):
            guard case .ready(let changes) = stage else { return !wanted.settings.values.contains(where: \.isFile) }
            return !changes.contains(where: \.goesAlone)
        }
    }
}

extension FieldValue {
    /// Whether a batch would take a text in it for a reference.
    var holdsReference: Bool {
        switch self {
        case .string(let text): text.holdsReference
        case .list(let items): items.contains(where: \.holdsReference)
        case .null, .integer, .number, .boolean, .file, .option: false
        }
    }
}

extension Change {
    /// Whether a batch would take a text in it for a reference.
    var holdsReference: Bool {
        after.values.contains(where: \.holdsReference)
    }
}
