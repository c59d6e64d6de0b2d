import Journal
import PortalClient
import PortalModel
import Report
import Wire

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
        guard case .address(let address) = argument else {
            guard case .id(let id) = argument else { return RecordedPerson(id: nil) }
            return RecordedPerson(id: id)
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

extension RESTPortal {
    /// The users with that address, dismissed ones too.
    func users(withAddress address: String) async throws -> [UserID] {
        let parameters: JSONObject = [
            "FILTER": ["EMAIL": .string(address)], "select": ["ID", "EMAIL"], "ADMIN_MODE": 1,
        ]
        // What begins with a percent sign, for example, would be a pattern to the portal.
        let rows = try await call("user.get", parameters).result.arrayValue ?? []
        return rows.filter { $0["EMAIL"]?.stringValue?.lowercased() == address }.compactMap { row in
            (row["ID"]?.stringValue.flatMap { Int($0) } ?? row["ID"]?.integerValue).flatMap(UserID.init(rawValue:))
        }
    }
}
