public import PortalModel
import Synchronization

/// A portal in memory that keeps what it is sent, and notes what it is asked; it refuses, and lets a test step in between.
public final class PortalDouble: Portal {
    private struct State {
        var people: [UserID: User]
        var requests: [String] = []
        var deliveries: [Delivery] = []
        var breaksWalk = false
    }

    /// How people would know it.
    public let name = "north.example.com"
    private let state: Mutex<State>
    private let fields: Schema
    private let refused: Set<UserID>
    private let store: @Sendable (String, FieldValue) -> FieldValue?
    private let beginReading: @Sendable () async -> Void
    private let beginDelivery: @Sendable (PortalDouble, Int) async throws -> Void
    private let wait: @Sendable (PortalDouble, Delivery) async throws -> Duration

    /// Creates a portal.
    ///
    /// - Parameters:
    ///   - people: Its users.
    ///   - fields: Their fields.
    ///   - refused: Whose change it refuses, whatever it is.
    ///   - store: What it makes of a value that it is sent; `nil` if it passes the value over.
    ///   - beginReading: Called before the answer to each request that reads.
    ///   - beginDelivery: Called before each delivery with its number, counted from 1.
    ///   - wait: Called where a delivery waits for its turn; returns how long that takes.
    public init(
        _ people: [User],
        fields: Schema = .standard,
        refusing refused: Set<UserID> = [],
        storing store: @escaping @Sendable (String, FieldValue) -> FieldValue? = { $1 },
        onReading beginReading: @escaping @Sendable () async -> Void = {},
        onDelivery beginDelivery: @escaping @Sendable (PortalDouble, Int) async throws -> Void = { _, _ in },
        onTurn wait: @escaping @Sendable (PortalDouble, Delivery) async throws -> Duration = { _, _ in .zero }
    ) {
        state = Mutex(State(people: Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })))
        self.fields = fields
        self.refused = refused
        self.store = store
        self.beginReading = beginReading
        self.beginDelivery = beginDelivery
        self.wait = wait
    }

    /// What it was asked outside of deliveries, such as `users 7` and `walk`.
    public var requests: [String] { state.withLock { $0.requests } }

    /// What it was sent.
    public var deliveries: [Delivery] { state.withLock { $0.deliveries } }

    /// The user of that number, as the portal holds it.
    public subscript(number: Int) -> User? {
        get { UserID(rawValue: number).flatMap { id in state.withLock { $0.people[id] } } }
        set {
            guard let id = UserID(rawValue: number) else { return }
            state.withLock { $0.people[id] = newValue }
        }
    }

    /// Breaks the next walk through all users off after its first page.
    public func breakNextWalk() { state.withLock { $0.breaksWalk = true } }

    /// Does what somebody else at the portal would.
    public func move(_ number: Int, _ field: String, to value: FieldValue) {
        self[number]?.fields[field] = value
    }

    /// Removes a user as somebody else at the portal would.
    public func remove(_ number: Int) {
        guard let id = UserID(rawValue: number) else { return }
        state.withLock { $0.people[id] = nil }
    }

    private func note(_ request: String) async {
        state.withLock { $0.requests.append(request) }
        await beginReading()
    }

    private func held(_ ids: [UserID], _ fields: [String]) -> [User] {
        state.withLock { state in ids.compactMap { state.people[$0]?.showing(fields) } }
    }

    // MARK: Portal

    /// Refuses to say who owns the credentials.
    public func owner() async throws -> User { throw PortalError(.accessDenied) }

    /// Its fields.
    public func schema() async throws -> Schema {
        await note("schema")
        return fields
    }

    /// Two departments, one below the other.
    public func departments() async throws -> [Department] {
        await note("departments")
        return [Department(id: 1, name: "Company", parent: nil), Department(id: 5, name: "Sales", parent: 1)]
    }

    /// Those of the users that it has.
    public func users(_ ids: [UserID], fields: [String]) async throws -> [User] {
        await note("users \(ids.map(\.description).joined(separator: ","))")
        return held(ids, fields)
    }

    /// All users in pages of fifty.
    public func eachPage(fields: [String], _ body: ([User]) async throws -> Void) async throws {
        await note("walk")
        let (people, breaks) = state.withLock { state in
            defer { state.breaksWalk = false }
            return (state.people.values.sorted { $0.id < $1.id }, state.breaksWalk)
        }
        for start in stride(from: 0, to: people.count, by: 50) {
            try await body(people[start..<min(start + 50, people.count)].map { $0.showing(fields) })
            if breaks { throw PortalError(.incomplete) }
        }
    }

    /// Waits as long as the test says.
    public func awaitTurn(of delivery: Delivery) async throws -> Duration { try await wait(self, delivery) }

    /// Carries a delivery out.
    public func deliver(_ delivery: Delivery) async throws -> DeliveryReport {
        let number = state.withLock { state in
            state.deliveries.append(delivery)
            return state.deliveries.count
        }
        try await beginDelivery(self, number)
        return DeliveryReport(
            verified: held(delivery.verify, delivery.fields),
            refusals: delivery.changes.map(update),
            prepared: held(delivery.prepare, delivery.fields)
        )
    }

    private func update(_ change: Change) -> PortalError? {
        guard !refused.contains(change.user) else { return PortalError(.accessDenied, method: "user.update") }
        state.withLock { state in
            for (name, value) in change.after {
                guard let stored = store(name, value) else { continue }
                state.people[change.user]?.fields[name] = stored.isEmpty ? nil : stored
            }
        }
        return nil
    }
}

extension User {
    fileprivate func showing(_ names: [String]) -> User {
        User(id: id, fields: fields.filter { names.contains($0.key) })
    }
}
