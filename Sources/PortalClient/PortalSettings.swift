/// How a client deals with a portal; what isn't said is as a portal in the cloud wants it.
public struct PortalSettings: Sendable, Hashable {
    /// How people know the portal, where they don't know it by its host.
    public var name: String?
    /// How the program introduces itself to the portal, as `name/version`.
    public var userAgent: String
    /// How many requests the portal takes; `nil` where it counts none, as an emulator may.
    public var rate: RequestRate?
    /// The file through which all processes at this address share ``rate``; without one this client minds its own requests.
    public var ratePath: String?
    /// How long to go on trying where the portal is out of reach or fails, or `nil` for what suits a person who waits:
    /// 30 seconds for a portal that has answered before, and 3 for one that never did.
    public var patience: Duration?
    /// How long one request may take until its whole answer is there; the portal itself ends after 60 seconds.
    public var timeout: Duration
    /// How long one request may take where somebody says how long to wait.
    ///
    /// A portal that sends a byte now and then doesn't outlive ``patience``; but some seconds are given to any answer.
    var exchangeTimeout: Duration { min(timeout, max(patience ?? timeout, .seconds(10))) }
    /// The largest answer that is read, in bytes; a batch of 2,500 users has some 4 MiB.
    public var largestAnswer: Int
    /// A PEM file with certificate authorities to trust beside the system's.
    public var authorities: String?

    /// Creates settings.
    public init(
        name: String? = nil,
        userAgent: String = "moonhook",
        rate: RequestRate? = .standard,
        ratePath: String? = nil,
        patience: Duration? = nil,
        timeout: Duration = .seconds(90),
        largestAnswer: Int = 64 << 20,
        authorities: String? = nil
    ) {
        self.name = name
        self.userAgent = userAgent
        self.rate = rate
        self.ratePath = ratePath
        self.patience = patience
        self.timeout = timeout
        self.largestAnswer = largestAnswer
        self.authorities = authorities
    }
}
