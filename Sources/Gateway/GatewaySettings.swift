public import Engine
public import Journal
public import PortalModel

/// How a gateway works; the defaults are those that a portal in the cloud needs.
public struct GatewaySettings: Sendable {
    /// The programs that may call.
    public var clients: [GatewayClient]
    /// What nobody changes.
    public var protection: Protection
    /// The locked fields that may be written; see `fields` in `moonhook.lua`.
    public var unlockedFields: Set<String>
    /// How long a call waits for the portal's limits before it is refused.
    public var queue: Duration
    /// How old may be what a recipe reads of others than the user of the call, and the time of day that it sees.
    public var cache: Duration
    /// What the record of a call survives once the call is sent.
    public var durability: Durability
    /// The version of Moonhook, for recipes' `requires` and for the journal.
    public var version: String
    /// The account that runs the gateway, for the journal.
    public var account: ForeignText

    /// Creates settings.
    public init(
        clients: [GatewayClient],
        protection: Protection = Protection(),
        unlockedFields: Set<String> = [],
        queue: Duration = .seconds(8),
        cache: Duration = .seconds(60),
        durability: Durability = .disk,
        version: String = "",
        account: ForeignText = ""
    ) {
        self.clients = clients
        self.protection = protection
        self.unlockedFields = unlockedFields
        self.queue = queue
        self.cache = cache
        self.durability = durability
        self.version = version
        self.account = account
    }
}
