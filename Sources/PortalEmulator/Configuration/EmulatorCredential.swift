/// A webhook code and an access token of one user.
public struct EmulatorCredential: Sendable, Hashable {
    /// The user whose rights a call has.
    public var ownerID: Int
    /// The code in the address of a webhook.
    public var webhookCode: String
    /// The OAuth access token; one that an application renews, if there is an application.
    public var accessToken: String
    /// The scopes that were ticked, such as `user_brief`.
    public var scopes: Set<String>
    /// The application that may renew the access token, or `nil` if the token never expires.
    public var application: EmulatorApplication?

    /// Creates a credential.
    public init(
        ownerID: Int,
        webhookCode: String,
        accessToken: String,
        scopes: Set<String>,
        application: EmulatorApplication? = nil
    ) {
        self.ownerID = ownerID
        self.webhookCode = webhookCode
        self.accessToken = accessToken
        self.scopes = scopes
        self.application = application
    }

    /// The scopes that the portal knows.
    public static let knownScopes = ["department", "user", "user.userfield", "user_basic", "user_brief"]

    /// The demo portal's: its administrator with every scope, and the same code in every run, since it guards nothing.
    public static let demo = EmulatorCredential(
        ownerID: DemoCompany.ownerID,
        webhookCode: "demo0webhook0code",
        accessToken: "demo0access0token",
        scopes: ["user", "user.userfield", "department"]
    )
}

/// An OAuth application, as the portal's token server knows it.
public struct EmulatorApplication: Sendable, Hashable {
    /// What the application is called, such as `local.573ad8a0346747.09223434`.
    public var clientID: String
    /// What only the application and the token server know.
    public var clientSecret: String
    /// The first refresh token; each refresh creates another.
    public var refreshToken: String
    /// How many seconds an access token holds.
    public var tokenLifetime: Int

    /// Creates an application.
    public init(clientID: String, clientSecret: String, refreshToken: String, tokenLifetime: Int = 3_600) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.refreshToken = refreshToken
        self.tokenLifetime = tokenLifetime
    }

    /// The demo portal's, if it is to have one.
    public static let demo = EmulatorApplication(
        clientID: "local.65f1a0c2d3e4b5.01234567",
        clientSecret: "demo0client0secret",
        refreshToken: "demo0refresh0token"
    )
}
