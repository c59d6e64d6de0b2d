import Crypto
import Foundation
import Wire

/// The hash of a plan in the making; see ``PlanFile``.
struct PlanDigest: Sendable {
    private var hash = SHA256()

    /// Begins the hash of a plan for that portal.
    init(portal: String) {
        add("moonhook plan \(PlanFile.version) \(portal)")
    }

    /// Goes on with the next change's line.
    mutating func add(_ line: String) {
        hash.update(data: Data((line + "\n").utf8))
    }

    /// The hash of all that was added, in 64 hexadecimal digits.
    var sha256: String { hash.finalize().hexadecimal }
}
