/// What an emulated portal is made of.
public struct EmulatorConfiguration: Sendable {
    /// Where the portal keeps its data.
    public enum Storage: Sendable, Hashable {
        /// In memory, gone with the portal.
        case temporary
        /// In the SQLite file at this path, made where it doesn't exist; what earlier runs changed is kept.
        case file(path: String)
    }

    /// Where the portal keeps its data.
    public var storage: Storage
    /// The port on 127.0.0.1 to listen on; 0 takes a free one.
    public var port: Int
    /// How many users a new portal has, the owner included, at least 1; a kept file has its own.
    public var userCount: Int
    /// Who may call; the first is the one that ``EmulatorAddress`` names.
    public var credentials: [EmulatorCredential]

    /// Creates a configuration; without arguments, that of a temporary demo portal on a free port.
    public init(
        storage: Storage = .temporary,
        port: Int = 0,
        userCount: Int = 200,
        credentials: [EmulatorCredential] = [.demo]
    ) {
        self.storage = storage
        self.port = port
        self.userCount = userCount
        self.credentials = credentials
    }
}

/// A webhook code and an access token that speak for one user.
public struct EmulatorCredential: Sendable, Hashable {
    /// The user whose rights a call has.
    public var ownerID: Int
    /// The code in the address of a webhook.
    public var webhookCode: String
    /// The OAuth access token.
    public var accessToken: String
    /// The scopes that were ticked, such as `user_brief`.
    public var scopes: Set<String>

    /// Creates a credential.
    public init(ownerID: Int, webhookCode: String, accessToken: String, scopes: Set<String>) {
        self.ownerID = ownerID
        self.webhookCode = webhookCode
        self.accessToken = accessToken
        self.scopes = scopes
    }

    /// The demo portal's: its administrator with every scope, and the same code in every run, since it guards nothing.
    public static let demo = EmulatorCredential(
        ownerID: DemoCompany.ownerID,
        webhookCode: "demo0webhook0code",
        accessToken: "demo0access0token",
        scopes: ["user", "user.userfield", "department"]
    )
}

/// Where an emulated portal can be reached, secrets included.
public struct EmulatorAddress: Sendable, Hashable {
    /// The address of the demo webhook, such as `http://127.0.0.1:41234/rest/1/demo0webhook0code/`.
    public let webhook: String
    /// The address for calls with a token, such as `http://127.0.0.1:41234/rest/`.
    public let oauthBase: String
    /// The access token for ``oauthBase``.
    public let token: String

    init(port: Int, credential: EmulatorCredential?) {
        let base = "http://127.0.0.1:\(port)/rest/"
        oauthBase = base
        webhook = credential.map { "\(base)\($0.ownerID)/\($0.webhookCode)/" } ?? base
        token = credential?.accessToken ?? ""
    }
}
