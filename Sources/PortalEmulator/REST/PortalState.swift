/// What the portal remembers between requests, besides its data.
struct PortalState: Sendable {
    var bucket: RateBucket?
    var ledger: OperatingLedger
    var log = RequestLog()
    var faults: FaultPlan
    var tokens: TokenLedger
    var counts = EmulatorCounts()

    init(_ configuration: EmulatorConfiguration) {
        bucket = configuration.rateLimit.map { RateBucket($0) }
        ledger = OperatingLedger(span: configuration.operating?.span ?? 600)
        faults = FaultPlan(configuration.faults)
        tokens = TokenLedger(configuration.credentials, now: configuration.now())
    }
}
