/// What proves who calls where a portal's address holds no webhook code.
public enum AccessToken: Sendable {
    /// A token that is good as long as it lasts.
    case fixed(Secret)
    /// A file with a token, and with what renews it once the portal says that it has expired.
    case file(TokenFile)
}
