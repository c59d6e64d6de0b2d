/// What keeps a gateway from serving.
public enum GatewayFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing can listen there; the address, and the system's reason.
    case unbound(String, String)
    /// A file of the certificate can't be read as what it is to be.
    case unreadable(String, String)
    /// A private key is encrypted, and nobody is there to give its passphrase.
    case encrypted(String)
    /// A certificate and a private key don't belong together.
    case mismatch(String, String)

    /// What happened, where, and what to do.
    public var description: String {
        switch self {
        case .unbound(let address, let reason):
            "\(address) can't be listened on: \(reason); choose another address or port"
        case .unreadable(let path, let kind): "\(path) holds no \(kind) in PEM form"
        case .encrypted(let path):
            "the private key in \(path) is encrypted; 'openssl pkey -in FILE -out FILE' writes it without a passphrase"
        case .mismatch(let certificate, let key):
            "the private key in \(key) isn't that of the certificate in \(certificate)"
        }
    }
}
