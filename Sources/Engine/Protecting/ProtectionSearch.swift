public import Journal
public import PortalModel

/// Finds on a portal what `moonhook.lua` protects, dismissed people included, and remembers it.
///
/// An entry that was never found is taken for misspelt. One that was found before keeps protecting what it protected then, so
/// that nobody loses protection by getting another address.
public struct ProtectionSearch: Sendable {
    private static let fields = ["NAME", "LAST_NAME", "EMAIL"]
    /// An address with more mistakes is another one.
    private static let mostMistakes = 3

    private let portal: any Portal
    private let journal: RunJournal
    private let isElsewhere: @Sendable (String) throws -> Bool

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - portal: The portal.
    ///   - journal: The portal's journal, which remembers what was found before.
    ///   - isElsewhere: Whether an entry with that key was found on another portal.
    public init(
        on portal: any Portal,
        remembering journal: RunJournal,
        isElsewhere: @escaping @Sendable (_ key: String) throws -> Bool
    ) {
        self.portal = portal
        self.journal = journal
        self.isElsewhere = isElsewhere
    }

    /// Finds all entries.
    ///
    /// - Throws: ``ProtectionError`` if some protect nothing; ``PortalError``, ``JournalError``, or what `isElsewhere` throws.
    public func find(_ entries: [ProtectionEntry]) async throws -> FoundProtection {
        let schema = try await portal.schema()
        let known = try journal.protected()
        let crowd = try await crowd(of: entries, known)
        var state = State(known: known, schema: schema, crowd: crowd)
        for entry in entries {
            switch entry.subject {
            case .field(let name): try find(field: name, entry, &state)
            case .user(let id): try settle(entry, having: crowd.users[id] == nil ? [] : [id], &state)
            case .address(let address): try settle(entry, having: crowd.ids(address), &state)
            }
        }
        // What is found here may be what another portal's entries wait for, so it is remembered even if others are missing.
        try journal.remember(protected: state.matches)
        guard state.misses.isEmpty else { throw ProtectionError(misses: state.misses) }
        for id in state.found.protection.users { state.found.people[id] = crowd.users[id]?.displayName ?? "user \(id)" }
        return state.found
    }

    private struct State {
        let known: [String: Set<UserID>]
        let schema: Schema
        let crowd: Crowd
        var found = FoundProtection()
        var misses: [ProtectionError.Miss] = []
        var matches: [String: Set<UserID>] = [:]
    }

    // MARK: Fields

    private func find(field name: String, _ entry: ProtectionEntry, _ state: inout State) throws {
        // A field that is unknown today may be there tomorrow.
        state.found.protection.fields.insert(name)
        guard state.schema[name] == nil else {
            state.matches[entry.key] = []
            return
        }
        let isCustom = name.hasPrefix("UF_")
        let showsNone = state.schema.fields.count == Schema.standard.fields.count
        if isCustom, entry.isForAllPortals || showsNone { return state.found.elsewhere.append(entry) }
        guard state.known[entry.key] != nil else {
            let nearest = NearestName.of(name, among: state.schema.fields.lazy.map(\.name))
            return state.misses.append(ProtectionError.Miss(entry: entry, nearest: nearest))
        }
        let message = "\(entry.origin): the portal no longer has the field \(name); write its present name"
        state.found.warnings.append(Diagnostic(.warning, .lostProtection, message, field: name))
    }

    // MARK: Users

    /// Protects whom an entry names, and whom it named before.
    private func settle(_ entry: ProtectionEntry, having ids: Set<UserID>, _ state: inout State) throws {
        let before = state.known[entry.key] ?? []
        state.found.protection.users.formUnion(ids.union(before))
        if !ids.isEmpty { state.matches[entry.key] = ids }
        for id in before.subtracting(ids).sorted() { state.found.warnings.append(lost(entry, id, ids, state.crowd)) }
        guard ids.isEmpty, before.isEmpty else { return }
        if entry.isForAllPortals, try isElsewhere(entry.key) { return state.found.elsewhere.append(entry) }
        var miss = ProtectionError.Miss(entry: entry)
        if case .address = entry.subject {
            miss.nearest = NearestName.of(entry.key, among: state.crowd.addresses, tolerance: Self.mostMistakes)
            miss.isHidden = !state.schema.shows("EMAIL")
        }
        state.misses.append(miss)
    }

    /// The warning about somebody whom an entry no longer names.
    private func lost(_ entry: ProtectionEntry, _ id: UserID, _ now: Set<UserID>, _ crowd: Crowd) -> Diagnostic {
        guard case .address(let address) = entry.subject else {
            return Diagnostic(.warning, .lostProtection, "\(entry.origin): nobody has this id any more", user: id)
        }
        let others = now.isEmpty ? "nobody has" : "somebody else has"
        let message =
            "\(entry.origin): \(others) this address now; who had it stays protected; write the new address, or ids"
        var finding = Diagnostic(.warning, .lostProtection, message, user: id)
        finding.value = address + (crowd.users[id]?.address.map { ", now \($0)" } ?? "")
        return finding
    }

    /// The people whom entries may name: a few, or everybody if some entry names none of those.
    private func crowd(of entries: [ProtectionEntry], _ known: [String: Set<UserID>]) async throws -> Crowd {
        var ids: Set<UserID> = []
        var addresses: [String] = []
        for entry in entries {
            switch entry.subject {
            case .user(let id): ids.insert(id)
            case .address(let address):
                addresses.append(address)
                ids.formUnion(known[entry.key] ?? [])
            case .field: continue
            }
        }
        var crowd = Crowd()
        if !ids.isEmpty { crowd.add(try await portal.users(ids.sorted(), fields: Self.fields)) }
        if !addresses.isEmpty { crowd.add(try await portal.users(addresses: addresses, fields: Self.fields)) }
        guard addresses.contains(where: { crowd.ids($0).isEmpty }) else { return crowd }
        // Another spelling is found only by looking at everybody, and so is the nearest address.
        var everybody = Crowd()
        try await portal.eachPage(fields: Self.fields) { everybody.add($0) }
        return everybody
    }

    /// Some of the portal's people, by id and by address.
    private struct Crowd {
        private(set) var users: [UserID: User] = [:]
        private var byAddress: [String: Set<UserID>] = [:]

        mutating func add(_ more: [User]) {
            for user in more {
                users[user.id] = user
                if let address = user.address { byAddress[address.plainAddress, default: []].insert(user.id) }
            }
        }

        func ids(_ address: String) -> Set<UserID> { byAddress[address.plainAddress] ?? [] }

        var addresses: [String] { byAddress.keys.sorted() }
    }
}

extension User {
    fileprivate var address: String? {
        guard case .string(let address)? = fields["EMAIL"], !address.isEmpty else { return nil }
        return address
    }
}
