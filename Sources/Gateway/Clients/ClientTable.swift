import PortalModel

/// The clients, found by their codes.
final class ClientTable: Sendable {
    /// A client with what judges its calls.
    struct Entry: Sendable {
        let client: GatewayClient
        let judge: ClientJudge
        fileprivate let hash: [UInt8]
    }

    /// All clients.
    private let all: [Entry]

    init(_ clients: [(GatewayClient, ClientJudge)]) {
        all = clients.map { Entry(client: $0, judge: $1, hash: Array($0.codeSHA256.utf8)) }
    }

    /// The table with these clients alone, as far as it has them, and with the codes that they have now; one that has only another name
    /// goes on under the old one.
    func restricted(to clients: [GatewayClient]) -> ClientTable {
        ClientTable(
            all.compactMap { entry in
                let renamed = clients.first { now in
                    now.codeSHA256 == entry.client.codeSHA256 && !all.contains { $0.client.name == now.name }
                }
                return (clients.first { $0.name == entry.client.name } ?? renamed).map { now in
                    var client = entry.client
                    client.codeSHA256 = now.codeSHA256
                    return (client, entry.judge)
                }
            }
        )
    }

    /// The clients in the order of `moonhook.lua`.
    var clients: [GatewayClient] { all.map(\.client) }

    /// Whether a field of that name is known.
    func knows(_ name: String) -> Bool { all.first?.judge.schema[name] != nil }

    /// The client of a code.
    ///
    /// All are compared, each completely, so that the time tells nothing of a code.
    func client(of code: String) -> Entry? {
        let hash = Array(ClientCode.sha256(of: code).utf8)
        var found: Entry?
        for entry in all {
            var difference: UInt8 = entry.hash.count == hash.count ? 0 : 1
            for (one, other) in zip(entry.hash, hash) { difference |= one ^ other }
            if difference == 0 { found = entry }
        }
        return found
    }
}
