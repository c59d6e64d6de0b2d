public import PortalModel

/// What a run leaves alone, whatever its scripts want: the plan is narrowed before anybody sees it.
public struct PlanNarrowing: Sendable {
    /// The users whom the run is about.
    public var selection: UserSelection
    /// The only fields that it may change; `nil` for all.
    public var fields: Set<String>?
    /// How many changes stay, chosen by the run's seed; `nil` for all.
    public var sample: Int?
    /// What no run may change.
    public var protection: Protection

    /// Narrows nothing, but for what is given.
    public init(
        selection: UserSelection = .everybody,
        fields: Set<String>? = nil,
        sample: Int? = nil,
        protection: Protection = Protection()
    ) {
        self.selection = selection
        self.fields = fields
        self.sample = sample
        self.protection = protection
    }

    /// Whether each change of a plan must be looked at; a program's plan holds users outside the selection too.
    func touches(programs: Bool) -> Bool {
        programs && selection != .everybody || fields != nil || sample != nil || protection != Protection()
    }
}

/// The users and fields that `moonhook.lua` keeps from every script.
public struct Protection: Hashable, Sendable {
    /// The users by id.
    public var users: Set<UserID>
    /// The users by their `EMAIL` on the portal, in small letters.
    public var addresses: Set<String>
    /// The fields.
    public var fields: Set<String>

    /// Protects nothing, but for what is given.
    public init(users: Set<UserID> = [], addresses: Set<String> = [], fields: Set<String> = []) {
        self.users = users
        self.addresses = Set(addresses.map { $0.lowercased() })
        self.fields = fields
    }

    /// Protects what the other one does as well.
    public mutating func formUnion(_ other: Protection) {
        users.formUnion(other.users)
        addresses.formUnion(other.addresses)
        fields.formUnion(other.fields)
    }

    /// Whether a user is protected; `user` fetches the record, where the address decides.
    func protects(_ id: UserID, _ user: () throws -> User?) rethrows -> Bool {
        if users.contains(id) { return true }
        guard !addresses.isEmpty, case .string(let address)? = try user()?.fields["EMAIL"] else { return false }
        return addresses.contains(address.lowercased())
    }
}
