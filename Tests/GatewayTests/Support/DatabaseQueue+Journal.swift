import GRDB

extension DatabaseQueue {
    /// Opens a journal that a gateway has open, too: each waits for the other's transactions.
    convenience init(besideGatewayOn path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(600)
        try self.init(path: path, configuration: configuration)
    }
}
