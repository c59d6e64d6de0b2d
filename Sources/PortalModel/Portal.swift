/// A Bitrix24 portal, as the engine sees it.
public protocol Portal: Sendable {
    /// The display name of the portal: its host name, without any secret.
    var name: String { get }

    /// Fetches the user whose rights the credentials carry.
    func owner() async throws -> User

    /// Fetches the fields of a user record: the standard ones and the portal's own, and what the credentials can see.
    func schema() async throws -> Schema

    /// Fetches the whole company structure.
    func departments() async throws -> [Department]

    /// Fetches single users, in any order; those that don't exist are left out.
    ///
    /// - Parameters:
    ///   - ids: The users, any number.
    ///   - fields: The fields to fetch; `ID` always comes.
    /// - Returns: The users that exist.
    /// - Throws: ``PortalError``.
    func users(_ ids: [UserID], fields: [String]) async throws -> [User]

    /// Fetches those whose `EMAIL` is one of these addresses, the dismissed ones too, in any order.
    ///
    /// - Parameters:
    ///   - addresses: The addresses; the portal decides which spellings are the same.
    ///   - fields: The fields to fetch; `ID` always comes.
    /// - Returns: The users found, perhaps with others.
    /// - Throws: ``PortalError``.
    func users(addresses: [String], fields: [String]) async throws -> [User]

    /// Fetches all users, the dismissed ones too, page by page in ascending order of id.
    ///
    /// - Parameters:
    ///   - fields: The fields to fetch; `ID` always comes.
    ///   - body: Called with each page, one after the other.
    /// - Throws: ``PortalError``, with `.incomplete` if the walk can't prove that it returned every user.
    func eachPage(fields: [String], _ body: ([User]) async throws -> Void) async throws

    /// Waits until a delivery may be sent, for the portal's limits allow so many requests and so much run time alone.
    ///
    /// - Parameter delivery: What is sent next, with ``Delivery/hasTurn`` set, so that it doesn't wait again.
    /// - Returns: How long that took.
    /// - Throws: ``PortalError``, or `CancellationError`.
    func awaitTurn(of delivery: Delivery) async throws -> Duration

    /// Sends one delivery: reads some users back, updates others, reads those who come next, in as few requests as
    /// possible.
    ///
    /// If the task is cancelled, the delivery still completes, unless it would have to wait for long.
    ///
    /// - Throws: ``PortalError`` if the whole delivery failed; what a single change met is in the report. Or
    ///   `CancellationError`.
    func deliver(_ delivery: Delivery) async throws -> DeliveryReport
}

extension Portal {
    /// Looks at everybody.
    public func users(addresses: [String], fields: [String]) async throws -> [User] {
        let wanted = Set(addresses.map { $0.lowercased() })
        var users: [User] = []
        try await eachPage(fields: fields + ["EMAIL"]) { page in
            users += page.filter { user in
                guard case .string(let address)? = user.fields["EMAIL"] else { return false }
                return wanted.contains(address.lowercased())
            }
        }
        return users
    }
}

/// What is sent to the portal at once.
///
/// Reading the users of the delivery before and those of the delivery to come along with the updates proves each write and
/// finds conflicts without a request of its own.
public struct Delivery: Hashable, Sendable {
    /// The most changes that one delivery takes: a batch holds 50 commands, two of which read.
    public static let capacity = 48

    /// Users to read back, at most ``capacity``.
    public var verify: [UserID]
    /// Changes to send, at most ``capacity``.
    public var changes: [Change]
    /// Users to read before their change is sent, at most ``capacity``.
    public var prepare: [UserID]
    /// The fields to read of both.
    public var fields: [String]
    /// Whether the caller has waited for its turn.
    public var hasTurn = false

    /// Creates a delivery.
    public init(verify: [UserID] = [], changes: [Change] = [], prepare: [UserID] = [], fields: [String]) {
        self.verify = verify
        self.changes = changes
        self.prepare = prepare
        self.fields = fields
    }
}

/// What a delivery brought back.
public struct DeliveryReport: Hashable, Sendable {
    /// The users to verify, as they are now.
    public var verified: [User]
    /// For each change, in order, the portal's refusal, or `nil` if it said `true`.
    public var refusals: [PortalError?]
    /// The users to prepare, as they are now.
    public var prepared: [User]

    /// Creates a report.
    public init(verified: [User], refusals: [PortalError?], prepared: [User]) {
        self.verified = verified
        self.refusals = refusals
        self.prepared = prepared
    }
}

/// The same reads for a script, which waits for each answer on its own thread.
public protocol Directory: Sendable {
    /// How long its callers have waited for the portal so far: time that is not a script's.
    var waited: Duration { get }

    /// Which state of the portal it shows: what was read in another one may be wrong.
    var revision: Int { get }

    /// The fields of a user record on this portal.
    func schema() throws -> Schema

    /// The company structure.
    func departments() throws -> DepartmentTree

    /// The user of that id, or `nil`.
    func user(_ id: UserID) throws -> User?

    /// The next users that match, in ascending order of id.
    ///
    /// - Parameters:
    ///   - filter: Who matches; its fields exist in the schema.
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most users to return.
    /// - Returns: At most `limit` users; none are the end. Of more than a hundred, fewer are returned if their texts are long.
    /// - Throws: What the fetch behind it met, or `CancellationError`.
    func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User]
}

extension Directory {
    /// Nothing, if nobody waits.
    public var waited: Duration { .zero }

    /// Always the same.
    public var revision: Int { 0 }
}

/// How a directory hands over many users.
package enum UserPaging {
    /// So many users and fewer are returned however long their texts are: who asks for so few needs to know how many there are.
    package static let mostExact = 100
}
