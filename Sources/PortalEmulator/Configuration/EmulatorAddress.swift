/// Where an emulated portal can be reached, secrets included.
public struct EmulatorAddress: Sendable, Hashable {
    /// The address of the demo webhook, such as `http://127.0.0.1:41234/rest/1/demo0webhook0code/`.
    public let webhook: String
    /// The address for calls with a token, such as `http://127.0.0.1:41234/rest/`.
    public let oauthBase: String
    /// The access token for ``oauthBase``, as long as no refresh made another.
    public let token: String
    /// The address where tokens are renewed, such as `http://127.0.0.1:41234/oauth/token/`.
    public let tokenServer: String
    /// The page that shows the portal's activity, such as `http://127.0.0.1:41234/`.
    public let controlPage: String
    /// The path of the certificate authority's PEM file that clients must trust, or `nil` if the portal made none.
    public let certificateAuthority: String?

    init(port: Int, scheme: String = "http", credential: EmulatorCredential?, certificateAuthority: String? = nil) {
        let root = "\(scheme)://127.0.0.1:\(port)/"
        let base = root + "rest/"
        oauthBase = base
        webhook = credential.map { "\(base)\($0.ownerID)/\($0.webhookCode)/" } ?? base
        token = credential?.accessToken ?? ""
        tokenServer = root + "oauth/token/"
        controlPage = root
        self.certificateAuthority = certificateAuthority
    }
}
