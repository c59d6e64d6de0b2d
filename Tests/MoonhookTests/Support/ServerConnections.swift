import Foundation
import TestSupport

/// The connections to a server on this machine, as the system lists them.
struct ServerConnections {
    /// The server's port.
    let port: Int

    /// Waits until the server has closed those whose clients are gone.
    ///
    /// It does so behind the last answer, also if nobody reads that. So nothing that a killed client sent is carried out later.
    func closed() async throws {
        try await wait(until: "the portal has answered what a killed process sent") { try count() == 0 }
    }

    /// How many are open on the server's side, accepted by it or not yet.
    private func count() throws -> Int {
        let hexadecimal = String(port, radix: 16, uppercase: true)
        let suffix = ":" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
        let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
        return table.split(separator: "\n").dropFirst().count { line in
            let columns = line.split(separator: " ")
            guard columns.count > 3, columns[1].hasSuffix(suffix) else { return false }
            return !Self.closed.contains(String(columns[3]))
        }
    }

    /// What the states of sockets that carry nothing are called: TIME_WAIT and LISTEN.
    private static let closed: Set<String> = ["06", "0A"]
}
