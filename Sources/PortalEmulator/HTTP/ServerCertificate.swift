import HummingbirdTLS
import NIOSSL

/// What the server proves its name with.
struct ServerCertificate: Sendable {
    let configuration: TLSConfiguration
    /// The path of the authority's certificate, if the portal made one.
    let authority: String?

    /// Reads or creates the certificate.
    ///
    /// - Throws: ``EmulatorError`` with `.unusableCertificate`.
    init(_ tls: EmulatorTLS) throws(EmulatorError) {
        do {
            switch tls {
            case .selfMade(let folder): self = try Self.made(in: folder)
            case .files(let certificate, let key): self = try Self.read(certificate, key)
            }
            // What the server would refuse once it starts is refused here, where the files are known.
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw EmulatorError(.unusableCertificate, subject: tls.subject, underlying: error)
        }
    }

    private init(_ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey, authority: String?) {
        configuration = .makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        self.authority = authority
    }

    private static func read(_ certificate: String, _ key: String) throws -> ServerCertificate {
        ServerCertificate(
            try NIOSSLCertificate.fromPEMFile(certificate),
            try NIOSSLPrivateKey(file: key, format: .pem),
            authority: nil
        )
    }

    private static func made(in folder: String) throws -> ServerCertificate {
        let authority = try LocalAuthority(folder: folder)
        let (certificate, key) = try authority.serverCertificate()
        return ServerCertificate(
            [try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)],
            try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem),
            authority: authority.path
        )
    }
}

extension EmulatorTLS {
    fileprivate var subject: String {
        switch self {
        case .selfMade(let folder): folder
        case .files(let certificate, let key): "\(certificate) and \(key)"
        }
    }
}
