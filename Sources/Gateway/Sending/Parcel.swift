import Journal
import PortalClient
import PortalModel

/// A shipment as a request: its commands, and whose answer is whose.
struct Parcel {
    struct Command {
        let key: String
        let call: BatchCall
        var read: UserRead?
    }

    /// A call with its change.
    typealias Part = (id: Int, ready: CallItem.ReadyChange)

    let shipment: Shipment
    let changes: [Part]
    let calls: [Int: CallID]
    /// The fields with which users are read.
    let fields: Set<String>
    /// What is read in front of updates: users whom they change, and users who are read back.
    private(set) var fronts: [Command] = []
    private(set) var preparing: [Command] = []
    private(set) var commands: [Command] = []
    /// Whether its only update can't go in a batch.
    let goesAlone: Bool

    /// What users are called by.
    private static let names: Set<String> = ["EMAIL", "LAST_NAME", "NAME"]

    static func key(_ id: Int) -> String { "u\(id)" }

    init(
        _ shipment: Shipment,
        _ changes: [Part],
        _ calls: [Int: CallID],
        _ isSingle: Bool,
        _ items: [Int: CallItem],
        _ coding: UserCoding
    ) {
        (self.shipment, self.changes, self.calls) = (shipment, changes, calls)
        goesAlone = changes.count == 1 && changes[0].ready.goesAlone
        var wanted: [UserID: Set<String>] = [:]
        for change in changes.map(\.ready.change) + shipment.unverified.map(\.change) {
            wanted[change.user, default: []].formUnion(change.after.keys)
        }
        let shown = { (names: Set<String>) in coding.schema.sorted(names.filter(coding.schema.shows)) }
        if !goesAlone, !isSingle {
            if changes.contains(where: \.ready.isBlind) {
                wanted[changes[0].ready.change.user, default: []].formUnion(Self.names)
            }
            let fields = shown(wanted.values.reduce(into: []) { $0.formUnion($1) })
            fronts = wanted.keys.sorted().chunks(of: CallQueue.mostReads).enumerated().map { offset, ids in
                let read = UserRead(ids: ids, fields: fields)
                return Command(key: "f\(offset)", call: read.call, read: read)
            }
        }
        var prepared: Set<UserID> = []
        var fields: Set<String> = []
        for id in shipment.prepares {
            guard let item = items[id] else { continue }
            prepared.formUnion(item.users)
            fields.formUnion(item.judge.fields(for: item.wanted))
        }
        self.fields = fields
        preparing = prepared.sorted().chunks(of: CallQueue.mostReads).enumerated().map { offset, ids in
            let read = UserRead(ids: ids, fields: coding.schema.sorted(fields))
            return Command(key: "p\(offset)", call: read.call, read: read)
        }
        let updates = changes.map { id, ready in Command(key: Self.key(id), call: coding.call(ready.change)) }
        let reads = shipment.reads.compactMap { id -> Command? in
            guard case .read(let method, let parameters)? = items[id]?.work else { return nil }
            return Command(key: Self.key(id), call: BatchCall(method, parameters))
        }
        commands = fronts + updates + reads + preparing
    }
}

extension [Parcel.Command] {
    /// The users that they have read.
    func users(in answer: BatchAnswer, _ coding: UserCoding) -> [UserID: User] {
        var users: [UserID: User] = [:]
        for command in self {
            guard let result = answer.member("result", of: command.key),
                let found = try? command.read?.users(Answer(result: result), coding: coding)
            else { continue }
            for user in found { users[user.id] = user }
        }
        return users
    }
}
