import PortalModel
import Synchronization

/// Where the portal is now: the address that was given, or the one to which it was renamed.
final class PortalLocation: Sendable {
    /// The address that was given.
    let given: PortalAddress
    /// The hosts that belong to the portal by what its owner says.
    private let confirmed: Set<String>
    private let renamed = Mutex<PortalAddress?>(nil)

    init(_ address: PortalAddress, confirmed: Set<String> = []) {
        given = address
        self.confirmed = confirmed
    }

    /// The address to call.
    var current: PortalAddress { renamed.withLock { $0 } ?? given }

    /// The host to which the portal was renamed; `nil` if it answers where it was given.
    ///
    /// One that the portal's owner has confirmed is none: it is as good as given.
    var newHost: String? {
        renamed.withLock { $0?.host }.flatMap { confirmed.contains($0) ? nil : $0 }
    }

    /// What must not show in an error, should the portal repeat it.
    var secrets: [Secret] { [given.code].compactMap(\.self) }

    /// The redirections that mean that nothing was carried out, and all is elsewhere.
    private static let moves = [301, 302, 307, 308]

    /// Follows a portal to a host that its owner has confirmed, with its code.
    ///
    /// - Parameters:
    ///   - location: The address in the answer's `Location`: that of the same API there; any other one is about this call alone.
    ///   - address: The address that was called.
    ///   - status: The answer's status.
    /// - Returns: Whether to call the portal again.
    func followConfirmed(_ location: String, from address: PortalAddress, status: Int) -> Bool {
        guard Self.moves.contains(status), let target = try? address.onHost(of: location), target.host != address.host,
            confirmed.contains(target.host), target.isSecured || !address.isSecured,
            target.path(at: location).map(address.isOfAPI) == true
        else { return false }
        renamed.withLock { $0 = target }
        return true
    }

    /// Follows a portal to another host.
    ///
    /// A webhook's code is sent only within the portal's own domain: the old host, which has proved itself by its certificate,
    /// knows the code already, and the new one is its owner's too. A token follows to any host. Either follows one renaming; a
    /// second one, to a third host, suggests a theft. Only reads follow, since the caller knows the portal by its old name.
    ///
    /// - Parameters:
    ///   - location: The address in the answer's `Location`.
    ///   - address: The address that was called.
    /// - Returns: Whether to call the portal again; otherwise the redirect is an error.
    func follow(_ location: String, from address: PortalAddress) -> Bool {
        guard let target = try? address.onHost(of: location), target.host != address.host,
            target.isSecured || !address.isSecured, given.needsToken || target.isInDomain(of: given)
        else { return false }
        return renamed.withLock { renamed in
            // Several calls may have met the same redirect.
            guard renamed == nil || renamed == target else { return false }
            renamed = target
            return true
        }
    }
}
