import Crypto
import Foundation
import HummingbirdTLS
import SwiftASN1
import X509

/// What the server proves its name with.
struct ServerCertificate: Sendable {
    let configuration: TLSConfiguration
    /// The path of the authority's certificate, if the portal made one.
    let authority: String?

    /// Reads or makes the certificate.
    ///
    /// - Throws: ``EmulatorError`` with `.unusableCertificate`.
    init(_ tls: EmulatorTLS) throws(EmulatorError) {
        do {
            switch tls {
            case .selfMade(let folder): self = try Self.made(in: folder)
            case .files(let certificate, let key): self = try Self.read(certificate, key)
            }
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
        let authority = try Issued.authority()
        let server = try Issued.server(by: authority)
        let path = (folder.hasSuffix("/") ? folder : folder + "/") + "ca.pem"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(authority.certificate.serializeAsPEM().pemString.utf8).write(to: URL(filePath: path), options: .atomic)
        return ServerCertificate(
            [try NIOSSLCertificate(bytes: Array(server.certificate.serializeAsPEM().pemString.utf8), format: .pem)],
            try NIOSSLPrivateKey(bytes: Array(server.key.pemRepresentation.utf8), format: .pem),
            authority: path
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

/// A certificate that this process made, and its key.
private struct Issued {
    let certificate: Certificate
    let key: P256.Signing.PrivateKey
    let name: DistinguishedName

    static func authority() throws -> Issued {
        let name = try DistinguishedName { CommonName("Moonhook emulator, an authority for this machine") }
        let key = P256.Signing.PrivateKey()
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
            Critical(KeyUsage(keyCertSign: true))
            SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
        }
        return try Issued(name: name, key: key, issuer: name, issuerKey: key, extensions)
    }

    static func server(by authority: Issued) throws -> Issued {
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
            SubjectAlternativeNames([
                .dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                .ipAddress(ASN1OctetString(contentBytes: [UInt8](repeating: 0, count: 15) + [1])),
            ])
        }
        let name = try DistinguishedName { CommonName("localhost") }
        let key = P256.Signing.PrivateKey()
        return try Issued(name: name, key: key, issuer: authority.name, issuerKey: authority.key, extensions)
    }

    private init(
        name: DistinguishedName,
        key: P256.Signing.PrivateKey,
        issuer: DistinguishedName,
        issuerKey: P256.Signing.PrivateKey,
        _ extensions: Certificate.Extensions
    ) throws {
        self.name = name
        self.key = key
        let now = Date()
        certificate = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key.publicKey),
            notValidBefore: now.addingTimeInterval(-3_600),
            notValidAfter: now.addingTimeInterval(14 * 86_400),
            issuer: issuer,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: Certificate.PrivateKey(issuerKey)
        )
    }
}
