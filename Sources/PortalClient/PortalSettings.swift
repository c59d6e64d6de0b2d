/// How a client calls a portal; the defaults are those for a portal in the cloud.
public struct PortalSettings: Sendable, Hashable {
    /// The display name of the portal, if it is not its host.
    public var name: String?
    /// How the program introduces itself to the portal, as `name/version`.
    public var userAgent: String
    /// How many requests the portal takes; `nil` if it counts none, as an emulator may.
    public var rate: RequestRate?
    /// The file through which all processes at this address share ``rate``; without one this client minds its own requests.
    public var ratePath: String?
    /// Whether its requests go before those of other processes that share ``rate``, since somebody waits for each.
    public var goesFirst: Bool
    /// How long to keep trying if the portal is unreachable or fails, or `nil` for the default for interactive use:
    /// 30 seconds for a portal that has answered before, and 3 for one that never did.
    public var patience: Duration?
    /// How long one request may take until its whole answer is there; the portal itself ends after 60 seconds.
    public var timeout: Duration
    /// How long one request may take if ``patience`` is set.
    ///
    /// A portal that sends a byte now and then doesn't outlive ``patience``; but some seconds are given to any answer.
    var exchangeTimeout: Duration { min(timeout, max(patience ?? timeout, .seconds(10))) }
    /// How long the portal may send nothing; `nil` for as long as ``timeout`` lets it.
    public var silence: Duration?
    /// How many connections to the portal are kept open.
    public var connections: Int
    /// The largest answer that is read, in bytes; a batch of 2,500 users has some 4 MiB.
    public var largestAnswer: Int
    /// A PEM file with certificate authorities to trust in addition to the system's, on the portal alone.
    public var authorities: String?
    /// The same on the server that renews its tokens.
    public var renewalAuthorities: String?
    /// The hosts to which the portal may redirect, since its owner says that they are the portal's, too.
    public var confirmedHosts: Set<String>
    /// The locked fields that may be written on this portal.
    public var unlockedFields: Set<String>

    /// Creates settings.
    public init(
        name: String? = nil,
        userAgent: String = "moonhook",
        rate: RequestRate? = .standard,
        ratePath: String? = nil,
        goesFirst: Bool = false,
        patience: Duration? = nil,
        timeout: Duration = .seconds(90),
        silence: Duration? = nil,
        connections: Int = 8,
        largestAnswer: Int = 64 << 20,
        authorities: String? = nil,
        renewalAuthorities: String? = nil,
        confirmedHosts: Set<String> = [],
        unlockedFields: Set<String> = []
    ) {
        self.name = name
        self.userAgent = userAgent
        self.rate = rate
        self.ratePath = ratePath
        self.goesFirst = goesFirst
        self.patience = patience
        self.timeout = timeout
        self.silence = silence
        self.connections = connections
        self.largestAnswer = largestAnswer
        self.authorities = authorities
        self.renewalAuthorities = renewalAuthorities
        self.confirmedHosts = confirmedHosts
        self.unlockedFields = unlockedFields
    }
}
