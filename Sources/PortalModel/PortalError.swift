/// A call to a portal that failed.
///
/// ``description`` leaves field values and credentials out: it may be logged.
public struct PortalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for a program to branch on.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The webhook's code or the token is unknown, missing or of a dismissed user.
        case unauthorized
        /// The access token is past its hour.
        case tokenExpired
        /// The token can't be renewed: its file can't be read or written, or lacks something.
        case tokenFile
        /// The token server doesn't know the application, or its secret is wrong.
        case applicationUnknown
        /// The application isn't installed on the portal.
        case applicationMissing
        /// The application's trial or paid period is over, so the token server renews nothing.
        case applicationUnpaid
        /// The application asks for more rights than its card has.
        case applicationRights
        /// The token server doesn't accept the refresh token.
        case refreshRefused
        /// The token server misses something in the request to renew a token.
        case renewalMalformed
        /// The credentials' owner may not do this, or the record that it is about doesn't exist.
        case accessDenied
        /// The portal refuses the credentials' owner as such.
        case forbidden
        /// The application is restricted to users among whom the credentials' owner is not.
        case restricted
        /// An administrator must confirm the method for this token.
        case confirmationAwaited
        /// The credentials lack the scope of the method.
        case insufficientScope
        /// The portal's plan has no REST API, or its subscription has ended.
        case planWithoutREST
        /// The portal was deleted, or its public section is closed.
        case portalDeleted
        /// Bitrix24 blocked the portal's REST API by hand.
        case blocked
        /// Too many requests in a short time.
        case rateLimited
        /// The method has used up its run time of the last ten minutes.
        case operatingLimited
        /// The method doesn't exist on this portal.
        case unknownMethod
        /// The method can't be part of a batch.
        case notForBatch
        /// A batch held more than 50 commands.
        case batchTooLong
        /// The call came over plain HTTP.
        case httpsRequired
        /// The portal moved to another address.
        case moved
        /// The portal refused these parameters.
        case rejected
        /// The portal failed inside.
        case portalFailure
        /// There was no connection, so that nothing was sent.
        case unreachable
        /// The portal's certificate is not one that this machine trusts.
        case untrusted
        /// The connection broke before the whole answer was there.
        case disconnected
        /// No answer in time.
        case timedOut
        /// The answer is not what the REST API answers.
        case unreadable
        /// The answer is larger than the bound.
        case oversized
        /// A list ended before everything was in it.
        case incomplete
    }

    /// What went wrong, for a program to branch on.
    public var code: Code
    /// The REST method, such as `user.update`; empty if no method was called.
    public var method: String
    /// The portal's own `error`, word for word; empty if it sent none.
    public var portalCode: ForeignText
    /// The portal's own `error_description`, without markup; empty if it sent none.
    public var portalMessage: ForeignText
    /// The HTTP status, or `nil` if no answer came.
    public var status: Int?
    /// The host of the token server, if that was called; empty if the portal was.
    public var tokenServer: String

    /// Creates an error.
    public init(
        _ code: Code,
        method: String = "",
        portalCode: ForeignText = "",
        portalMessage: ForeignText = "",
        status: Int? = nil,
        tokenServer: String = ""
    ) {
        self.code = code
        self.method = method
        self.portalCode = portalCode
        self.portalMessage = portalMessage
        self.status = status
        self.tokenServer = tokenServer
    }

    /// Whether the whole portal is unreachable or refuses the credentials, so that continuing is pointless.
    public var endsRun: Bool {
        switch code {
        case .unauthorized, .tokenExpired, .tokenFile, .applicationUnknown, .applicationMissing, .applicationUnpaid,
            .applicationRights, .refreshRefused, .renewalMalformed, .forbidden, .restricted, .confirmationAwaited,
            .insufficientScope, .planWithoutREST, .portalDeleted,
            .blocked, .httpsRequired, .moved, .unreachable, .untrusted, .disconnected, .timedOut, .unreadable,
            .oversized,
            .incomplete, .unknownMethod, .rateLimited, .operatingLimited, .portalFailure:
            true
        case .accessDenied, .notForBatch, .batchTooLong, .rejected:
            false
        }
    }

    /// What happened, where, in the portal's words, and how to fix it.
    public var description: String {
        let prefix = method.isEmpty ? "" : "\(method): "
        let words = [portalCode, portalMessage].filter { !$0.isEmpty }.map(\.description).joined(separator: ": ")
        let speaker = tokenServer.isEmpty ? "the portal said: " : "the token server said: "
        let source = portalCode.isEmpty && code == .tokenFile ? "" : speaker
        let quoted = words.isEmpty ? "" : " (\(source)\(words))"
        let sentence = renewalSentence ?? sentence
        return "\(prefix)\(sentence.what)\(quoted).\(sentence.remedy.isEmpty ? "" : " \(sentence.remedy)")"
    }

    private var sentence: (what: String, remedy: String) {
        switch code {
        case .unauthorized: ("the portal doesn't accept the credentials", "Check the webhook address or the token.")
        case .tokenExpired:
            (
                "the access token has expired",
                "In moonhook.lua, name a token file that can renew it, or use a new token."
            )
        case .tokenFile:
            (
                "the access token can't be renewed",
                "Authorise the application again, and put the new tokens into its file."
            )
        case .applicationUnknown, .applicationMissing, .applicationUnpaid, .applicationRights, .refreshRefused,
            .renewalMalformed:
            ("the token server refused to renew the access token", "")
        case .accessDenied:
            (
                "access denied",
                "The credentials' owner must have the right to invite users, as administrators do, and the user must exist."
            )
        case .forbidden:
            ("the portal refuses the credentials' owner", "Create the webhook as an administrator of the portal.")
        case .restricted:
            (
                "the application is restricted to certain users, and the credentials' owner is none of them",
                "Add the owner in the application's access rights on the portal."
            )
        case .confirmationAwaited:
            (
                "an administrator must first allow this method to the application",
                "Ask for the confirmation in the portal's notifications, then run again; it holds for the present token only."
            )
        case .insufficientScope:
            ("the credentials lack the scope of this method", "Select the scope `user` in the webhook's settings.")
        case .planWithoutREST:
            ("the portal's plan has no REST API", "It needs a commercial plan or an active subscription.")
        case .portalDeleted:
            (
                "the portal was deleted, or its public section is closed",
                "After maintenance of your own server, switch off 'Temporary closure of the public part' in the settings of "
                    + "the main module."
            )
        case .blocked: ("Bitrix24 has blocked this portal's REST API", "Contact Bitrix24 support.")
        case .rateLimited: ("too many requests", "Wait a minute; other programs may be using the same address.")
        case .operatingLimited:
            ("the method has used up its run time of the last ten minutes", "Wait ten minutes and run again.")
        case .unknownMethod: ("the portal doesn't know this method", "Check its name, and the address.")
        case .notForBatch: ("the method can't be part of a batch", "")
        case .batchTooLong: ("the batch was too long", "")
        case .httpsRequired: ("the portal requires HTTPS", "Write the address with https://.")
        case .moved:
            (
                "the portal was renamed",
                "Write the new host into the address; a webhook's code stays valid. 'moonhook portal rename OLD NEW' takes "
                    + "the recorded runs along."
            )
        case .rejected: ("the portal refused the call", "")
        case .portalFailure: ("the portal failed", "Try again; if it keeps failing, contact Bitrix24 support.")
        case .unreachable: ("the portal can't be reached", "Check the address and the network.")
        case .untrusted:
            (
                "no secure connection is possible: the certificate isn't trusted, or the server has no TLS",
                "Check the address, and that the package ca-certificates is installed; for a private authority, "
                    + "name its file as ca in the portal's entry in moonhook.lua."
            )
        case .disconnected:
            ("the connection to the portal broke", "It may still have made the change. Check the network.")
        case .timedOut: ("the portal did not answer in time", "It may still have made the change.")
        case .unreadable: ("the answer is not from Bitrix24", "Check that the address is a portal's REST address.")
        case .oversized: ("the answer is too large", "Request less at once.")
        case .incomplete: ("the list of users is not complete", "Run again when no users are being added or removed.")
        }
    }
}
