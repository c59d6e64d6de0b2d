import Journal
import PortalModel
import Report

/// Finds out whom an id or an address means, among those whom the journal knows and those whom the portal has.
struct PersonLookup {
    let portal: PortalTitle
    let journal: RunJournal?

    /// The person in the journal.
    ///
    /// - Parameters:
    ///   - argument: How the person was named.
    ///   - onPortal: Asks the portal who has an address; the journal alone is asked without.
    /// - Returns: The person; without an id if nobody has had the address, but rows of an input may.
    /// - Throws: ``Failure`` if several had it, or what `onPortal` throws if the journal doesn't know the address.
    func person(
        _ argument: PersonArgument,
        onPortal: ((String) async throws -> [UserID])? = nil
    ) async throws -> RecordedPerson {
        let address: String
        switch argument {
        case .id(let id): return RecordedPerson(id: id)
        case .address(let text): address = text
        }
        var ids = Set(try journal?.users(withAddress: address) ?? [])
        do {
            ids.formUnion(try await onPortal?(address) ?? [])
        } catch let error as Failure where error.status == .portal && !ids.isEmpty {
            Terminal.standardError.write("\(error.message)\nSo the journal alone decides who has the address.")
        }
        guard ids.count < 2 else {
            let list = ids.sorted().map(\.description).joined(separator: ", ")
            throw Failure(.usage, "the users \(list) of \(portal) have or had this address; name one by the id")
        }
        return RecordedPerson(id: ids.first, addresses: [address])
    }

    /// The person's name in the journal; `nil` if it has none.
    func name(of person: RecordedPerson) throws -> String? {
        guard let id = person.id, let name = try journal?.name(of: id), name != "user \(id)" else { return nil }
        return name
    }
}
