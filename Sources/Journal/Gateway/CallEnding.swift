public import PortalModel

/// How a call that was sent has ended.
public enum CallEnding: Hashable, Sendable {
    /// The portal answered `true`.
    case taken
    /// The portal refused it, or it never arrived.
    case failed(PortalError)
    /// No answer came, so that the portal may have taken it; a later ending tells.
    case unanswered
}

/// The progress of a call.
enum CallState: String, Sendable {
    /// It is on its way, or the program ended before the answer was known.
    case sending
    /// The portal answered `true`.
    case taken
    /// The portal refused it, or it never arrived.
    case failed
    /// No answer came.
    case unanswered
    /// The portal added the user.
    case added
}
