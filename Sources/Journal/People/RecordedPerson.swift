public import PortalModel

/// The person whom a journal is asked about.
public struct RecordedPerson: Hashable, Sendable {
    /// The id on the portal; `nil` for somebody whom only rows of an input mention, by their address.
    public var id: UserID?
    /// The addresses by which the person is known, in small letters.
    public var addresses: Set<String>

    /// Creates a person.
    public init(id: UserID?, addresses: Set<String> = []) {
        self.id = id
        self.addresses = Set(addresses.map { $0.lowercased() })
    }

    /// The id as a column holds it; of nobody without one.
    var column: Int { id?.rawValue ?? 0 }
}
