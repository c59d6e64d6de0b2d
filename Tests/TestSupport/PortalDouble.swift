import PortalModel
import Synchronization

/// A portal in memory that keeps what it is sent, and notes each delivery; it refuses, and lets a test step in between.
final class PortalDouble: Portal {
    private struct State {
        var people: [UserID: User]
        var deliveries: [Delivery] = []
    }

    let name = "north.example.com"
    private let state: Mutex<State>
    private let fields: Schema
    /// Whose change the portal refuses, whatever it is.
    private let refused: Set<UserID>
    /// What it makes of a value that it is sent; `nil` where it passes the value over.
    private let store: @Sendable (String, FieldValue) -> FieldValue?
    /// Called before each delivery with its number, counted from 1.
    private let arrival: @Sendable (PortalDouble, Int) async throws -> Void

    init(
        _ people: [User],
        fields: Schema = .standard,
        refusing refused: Set<UserID> = [],
        storing store: @escaping @Sendable (String, FieldValue) -> FieldValue? = { $1 },
        onDelivery arrival: @escaping @Sendable (PortalDouble, Int) async throws -> Void = { _, _ in }
    ) {
        state = Mutex(State(people: Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })))
        self.fields = fields
        self.refused = refused
        self.store = store
        self.arrival = arrival
    }

    var deliveries: [Delivery] { state.withLock { $0.deliveries } }

    /// The user of that number, as the portal holds it.
    subscript(number: Int) -> User? {
        get { UserID(rawValue: number).flatMap { id in state.withLock { $0.people[id] } } }
        set {
            guard let id = UserID(rawValue: number) else { return }
            state.withLock { $0.people[id] = newValue }
        }
    }

    /// Does what somebody else at the portal would.
    func move(_ number: Int, _ field: String, to value: FieldValue) {
        self[number]?.fields[field] = value
    }

    func remove(_ number: Int) {
        guard let id = UserID(rawValue: number) else { return }
        state.withLock { $0.people[id] = nil }
    }

    func owner() async throws -> User { throw PortalError(.accessDenied) }

    func schema() async throws -> Schema { fields }

    func departments() async throws -> [Department] {
        [Department(id: 1, name: "Company", parent: nil), Department(id: 5, name: "Sales", parent: 1)]
    }

    func users(_ ids: [UserID], fields: [String]) async throws -> [User] {
        state.withLock { state in ids.compactMap { state.people[$0]?.showing(fields) } }
    }

    func eachPage(fields: [String], _ body: ([User]) async throws -> Void) async throws {
        let people = state.withLock { $0.people }.values.sorted { $0.id < $1.id }
        for start in stride(from: 0, to: people.count, by: 50) {
            try await body(people[start..<min(start + 50, people.count)].map { $0.showing(fields) })
        }
    }

    func deliver(_ delivery: Delivery) async throws -> DeliveryReport {
        let number = state.withLock { state in
            state.deliveries.append(delivery)
            return state.deliveries.count
        }
        try await arrival(self, number)
        return DeliveryReport(
            verified: try await users(delivery.verify, fields: delivery.fields),
            refusals: delivery.changes.map(update),
            prepared: try await users(delivery.prepare, fields: delivery.fields)
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
