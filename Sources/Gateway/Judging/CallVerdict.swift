import PortalModel

/// What becomes of one call of `user.update`.
enum CallVerdict: Sendable {
    /// It is sent: what differs from the portal.
    case passed(Change)
    /// The portal holds all of it; that is sent all the same, since only the portal says `true`, and isn't recorded.
    case unchanged(Change)
    /// The user wasn't found, so that nothing can be judged.
    case unseen
    /// It isn't sent.
    case refused(GatewayError, [Diagnostic])

    /// What was found of a call that isn't sent.
    var refusals: [Diagnostic] {
        guard case .refused(_, let findings) = self else { return [] }
        return findings
    }
}
