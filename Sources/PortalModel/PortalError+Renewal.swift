extension PortalError {
    /// What happened at the token server, and how to fix it; `nil` if it isn't about that server.
    var renewalSentence: (what: String, remedy: String)? {
        let server = tokenServer.isEmpty ? "the token server" : "the token server \(tokenServer)"
        switch code {
        case .applicationUnknown:
            return (
                "\(server) doesn't know the application, or its secret is wrong",
                "Check client_id and client_secret in the token file, and that the application is installed on the portal. "
                    + Self.otherRegion
            )
        case .applicationMissing:
            return (
                "\(server) reports that the application isn't installed on the portal",
                "Install it again, and put the new tokens into the token file."
            )
        case .applicationUnpaid:
            return (
                "\(server) renews no token, since the application's trial or paid period is over",
                "Pay for the application, and run again."
            )
        case .applicationRights:
            return (
                "\(server) renews no token, since more rights were asked for than the application's card has",
                "Add the missing rights in the application's card."
            )
        case .refreshRefused:
            return (
                "\(server) doesn't accept the refresh token, which serves once, and for 180 days",
                "Authorise the application again, and put the new tokens into its file. \(Self.otherRegion)"
            )
        case .renewalMalformed:
            return (
                "\(server) found the request malformed",
                "Check client_id, client_secret and refresh_token in the token file."
            )
        default: return tokenServer.isEmpty ? nil : failure(of: server)
        }
    }

    private static let otherRegion =
        "If the application is of the other region, set token_server in moonhook.lua: https://oauth.bitrix.info/ serves the west, "
        + "https://oauth.bitrix24.tech/ the east."

    /// What no answer, or none of sense, means for a renewal; `nil` if the sentence about the portal fits.
    private func failure(of server: String) -> (what: String, remedy: String)? {
        switch code {
        case .unreachable: ("\(server) can't be reached", "Check that this machine may connect to it by HTTPS.")
        case .timedOut: ("\(server) did not answer in time", "Try again.")
        case .portalFailure: ("\(server) failed", "Try again later.")
        case .rateLimited: ("\(server) takes no more requests", "Wait a while, and run again.")
        case .unreadable, .oversized:
            ("the answer of \(server) is not from Bitrix24", "Check token_server in moonhook.lua.")
        case .untrusted:
            (
                "no secure connection to \(server) is possible: its certificate isn't trusted, or it has no TLS",
                "If its authority is a private one, name the authority's file as ca at the top of moonhook.lua; "
                    + "the ca of a portal's entry holds for the portal alone."
            )
        case .tokenFile:
            (
                "\(server) refused to renew the access token",
                "Authorise the application again, and put the new tokens into its file."
            )
        default: nil
        }
    }
}
