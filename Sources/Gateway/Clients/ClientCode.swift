import Crypto
import Foundation
import Wire

/// The code by which a client proves itself; only its hash is kept.
public enum ClientCode: Sendable {
    /// Makes a code of 32 letters and digits, as long as it takes for nobody to guess it.
    public static func make() -> String {
        let signs = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<32).map { _ in signs.randomElement() ?? "0" })
    }

    /// The SHA-256 of a code, in 64 hexadecimal digits.
    public static func sha256(of code: String) -> String {
        SHA256.hash(data: Data(code.utf8)).hexadecimal
    }
}
