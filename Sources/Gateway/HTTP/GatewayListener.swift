/// Where a gateway listens.
public struct GatewayListener: Sendable {
    /// One end of connections.
    public enum Endpoint: Hashable, Sendable {
        /// An address of this machine; port 0 is any that is free.
        case address(host: String, port: Int)
        /// A socket that listens already, as systemd hands it over.
        case inherited(descriptor: Int32)
    }

    /// Where clients connect.
    public var endpoint: Endpoint
    /// The path of a PEM file with the certificate and its chain; `nil` for plain HTTP.
    public var certificate: String?
    /// The path of a PEM file with its private key.
    public var key: String?

    /// Creates a listener.
    public init(_ endpoint: Endpoint, certificate: String? = nil, key: String? = nil) {
        (self.endpoint, self.certificate, self.key) = (endpoint, certificate, key)
    }
}
