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

    /// Whether what a user holds could not have changed it: all that was asked for is sent, and nothing was taken for granted.
    func holdsForAnyUser(_ wanted: WantedUpdate) -> Bool {
        guard case .passed(let change) = self else { return false }
        return change.assumed.isEmpty && wanted.settings.keys.allSatisfy { change.after[$0] != nil }
    }

    /// What was found of a call that isn't sent.
    var refusals: [Diagnostic] {
        guard case .refused(_, let findings) = self else { return [] }
        return findings
    }
}
