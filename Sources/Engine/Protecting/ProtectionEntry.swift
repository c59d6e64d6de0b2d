import Foundation
public import PortalModel

/// One entry of `protect` in `moonhook.lua`, which is still to be found on a portal.
public struct ProtectionEntry: Hashable, Sendable {
    /// Whom or what it names.
    public enum Subject: Hashable, Sendable {
        /// The user of that id.
        case user(UserID)
        /// Everybody whose `EMAIL` is this address, however it is spelt.
        case address(String)
        /// A field of all users.
        case field(String)
    }

    /// Whom or what it names.
    public var subject: Subject
    /// Where it is, such as `moonhook.lua: portals.north.protect.users[2]`.
    public var origin: String
    /// Whether it is for all portals, of which this one need not have it.
    public var isForAllPortals: Bool

    /// Creates an entry.
    public init(_ subject: Subject, origin: String, isForAllPortals: Bool = false) {
        self.subject = subject
        self.origin = origin
        self.isForAllPortals = isForAllPortals
    }

    /// What a journal remembers it by: an id, an address in its plainest spelling, or a field's name.
    public var key: String {
        switch subject {
        case .user(let id): id.description
        case .address(let address): address.plainAddress
        case .field(let name): name
        }
    }
}

extension String {
    /// An address without what an eye would miss: case, spaces, invisible characters, and how letters with marks are composed.
    var plainAddress: String {
        let shown = unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
                && scalar.properties.generalCategory != .control
        }
        return String(String.UnicodeScalarView(shown)).lowercased().precomposedStringWithCanonicalMapping
    }
}
