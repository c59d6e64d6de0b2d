import Crypto
import Foundation
import SwiftASN1
import X509

/// A certificate authority only for this machine, kept in a folder.
///
/// It is used again as long as it holds, so that a client needs to trust it once.
struct LocalAuthority {
    private static let lifetime: TimeInterval = 14 * 86_400

    /// Where its certificate is.
    let path: String
    private let certificate: Certificate
    private let key: P256.Signing.PrivateKey

    /// Reads the authority from the folder, or creates one.
    init(folder: String) throws {
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        path = base + "ca.pem"
        let keyPath = base + "ca-key.pem"
        if let (certificate, key) = try? Self.read(path, keyPath) {
            (self.certificate, self.key) = (certificate, key)
            return
        }
        key = P256.Signing.PrivateKey()
        certificate = try Self.makeCertificate(key)
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try Self.write(key.pemRepresentation, to: keyPath)
        try Self.write(try certificate.serializeAsPEM().pemString, to: path)
    }

    /// Makes a certificate for 127.0.0.1, ::1 and localhost.
    ///
    /// - Returns: The certificate and its key, as PEM.
    func serverCertificate() throws -> (certificate: String, key: String) {
        let key = P256.Signing.PrivateKey()
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
            SubjectAlternativeNames([.dnsName("localhost")] + Self.addresses.map { .ipAddress($0) })
        }
        let certificate = try Certificate(
            subject: try DistinguishedName { CommonName("localhost") },
            publicKey: key.publicKey,
            issuer: self.certificate.subject,
            issuerKey: self.key,
            until: self.certificate.notValidAfter,
            extensions
        )
        return (try certificate.serializeAsPEM().pemString, key.pemRepresentation)
    }

    private static let addresses = [
        ASN1OctetString(contentBytes: [127, 0, 0, 1]),
        ASN1OctetString(contentBytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
    ]

    /// Reads an authority that holds for another day at least.
    private static func read(_ path: String, _ keyPath: String) throws -> (Certificate, P256.Signing.PrivateKey)? {
        let certificate = try Certificate(pemEncoded: try String(contentsOfFile: path, encoding: .utf8))
        let key = try P256.Signing.PrivateKey(pemRepresentation: try String(contentsOfFile: keyPath, encoding: .utf8))
        let isUsable =
            certificate.notValidAfter > Date().addingTimeInterval(86_400)
            && certificate.publicKey == Certificate.PublicKey(key.publicKey)
        return isUsable ? (certificate, key) : nil
    }

    private static func makeCertificate(_ key: P256.Signing.PrivateKey) throws -> Certificate {
        let name = try DistinguishedName { CommonName("Moonhook emulator on this machine") }
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
            Critical(KeyUsage(keyCertSign: true))
            SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
        }
        return try Certificate(
            subject: name,
            publicKey: key.publicKey,
            issuer: name,
            issuerKey: key,
            until: Date().addingTimeInterval(lifetime),
            extensions
        )
    }

    /// Writes a file that only its owner may read, and replaces an existing one.
    private static func write(_ text: String, to path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        let isWritten = FileManager.default.createFile(
            atPath: path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isWritten else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    }
}

extension Certificate {
    fileprivate init(
        subject: DistinguishedName,
        publicKey: P256.Signing.PublicKey,
        issuer: DistinguishedName,
        issuerKey: P256.Signing.PrivateKey,
        until end: Date,
        _ extensions: Certificate.Extensions
    ) throws {
        try self.init(
            version: .v3,
            serialNumber: SerialNumber(),
            publicKey: PublicKey(publicKey),
            notValidBefore: Date().addingTimeInterval(-3_600),
            notValidAfter: end,
            issuer: issuer,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: PrivateKey(issuerKey)
        )
    }
}
