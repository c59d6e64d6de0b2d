/// The credentials for a portal whose address has no webhook code.
public enum AccessToken: Sendable {
    /// A token that is good as long as it lasts.
    case fixed(Secret)
    /// A file with a token, and with what renews it when the portal reports that it has expired.
    case file(TokenFile)
}
