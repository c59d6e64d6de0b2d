import Crypto
import Foundation
import Wire

/// The hash of a plan in the making; see ``PlanFile``.
struct PlanDigest: Sendable {
    /// What the hash of a plan begins with, the same for all versions of the file.
    private static let scheme = "moonhook plan 1"

    private var hash = SHA256()

    /// Begins the hash of a file, which covers each of its lines but the last.
    init() {}

    /// Begins the hash of a plan for that portal.
    init(portal: String) {
        add("\(Self.scheme) \(portal)")
    }

    /// Goes on with the next change's line.
    mutating func add(_ line: String) {
        add(line.utf8)
    }

    /// Goes on with the next line's bytes.
    mutating func add(_ line: some Sequence<UInt8>) {
        hash.update(data: Data(line) + [UInt8(ascii: "\n")])
    }

    /// The hash of all that was added, in 64 hexadecimal digits.
    var sha256: String { hash.finalize().hexadecimal }
}
