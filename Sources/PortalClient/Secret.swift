/// A text that gives access: a webhook's code or an access token.
///
/// It prints as `<secret>`, in dumps too, and opens only where it is sent to the portal.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself, for the request alone.
    let text: String

    /// Hides a text.
    public init(_ text: String) {
        self.text = text
    }

    /// Always `<secret>`.
    public var description: String { "<secret>" }

    /// Always `<secret>`.
    public var debugDescription: String { description }

    /// A mirror without children, since `dump` and failed test expectations look inside otherwise.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
