/// What an emulated portal is made of.
public struct EmulatorConfiguration: Sendable {
    /// Where the portal keeps its data.
    public enum Storage: Sendable, Hashable {
        /// In memory, or in an unnamed file if it is large; deleted with the portal.
        case temporary
        /// In the SQLite file at this path, created if it doesn't exist; changes of earlier runs are kept.
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
    /// The seed of a new portal's users.
    public var seed: UInt64 = 24

    /// How many requests are answered in a time, or `nil` for any number.
    public var rateLimit: EmulatorRateLimit?
    /// How much time methods may run, or `nil` for any; it is counted all the same.
    public var operating: EmulatorOperatingLimit?
    /// Whether answers report the time that a method has used; some portals don't.
    public var sendsOperating = true

    /// How long every request waits before it is answered.
    public var latency: Duration = .zero
    /// The faults; ``EmulatedPortal/setFaults(_:)`` changes them while the portal serves.
    public var faults = EmulatorFaults()
    /// Where the fault ``EmulatorFault/redirect`` leads, such as `http://127.0.0.1:4321`; `nil` is a host that doesn't exist.
    public var redirectTarget: String?
    /// Which written values the portal changes or ignores silently.
    public var rewriting = EmulatorRewriting()

    /// How the portal is encrypted, or `nil` for plain HTTP.
    public var tls: EmulatorTLS?
    /// The portal's clock, in seconds since 1970; limits, tokens and the member `time` of answers use it.
    public var now: @Sendable () -> Double = { WallClock.now }

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
