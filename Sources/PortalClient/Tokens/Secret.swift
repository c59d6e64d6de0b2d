import Synchronization

/// A text that gives access: a webhook's code or an access token.
///
/// It prints as `<secret>`, in dumps too, and is read only when it is sent to the portal. When the last copy is released, its bytes
/// are overwritten. The strings from which it was made, or that were made from it, are not, such as a request's address:
/// Swift doesn't control the memory of a `String`.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let bytes: WipedBytes

    /// Hides a text.
    public init(_ text: String) {
        bytes = WipedBytes(text)
    }

    /// The text itself, only for the request, and for what replaces it in answers.
    package var text: String { bytes.text }

    /// Whether both hide the same text.
    public static func == (left: Secret, right: Secret) -> Bool { left.text == right.text }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// Always `<secret>`.
    public var description: String { "<secret>" }

    /// Always `<secret>`.
    public var debugDescription: String { description }

    /// A mirror without children, since `dump` and failed test expectations look inside otherwise.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The bytes of a text, which are overwritten when they are released.
private final class WipedBytes: Sendable {
    private let bytes: Mutex<[UInt8]>

    init(_ text: String) {
        bytes = Mutex(Array(text.utf8))
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    deinit {
        bytes.withLock { bytes in
            for index in bytes.indices { bytes[index] = 0 }
        }
    }
}
