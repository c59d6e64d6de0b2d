import AsyncHTTPClient
import Foundation
import NIOCore
import NIOSSL
import TestSupport
import Testing
import Wire

@testable import PortalEmulator

@Suite(.endsHangs) struct TLSTests {
    /// Calls a portal over HTTPS with a client that trusts that authority alone.
    private func call(_ url: String, trusting authority: String) async throws -> JSONValue {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authority))
        let client = HTTPClient(configuration: HTTPClient.Configuration(tlsConfiguration: tls))
        let result: Result<JSONValue, any Error>
        do {
            let response = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(60))
            result = .success(
                try JSONReader.value(from: String(buffer: try await response.body.collect(upTo: 1 << 20)))
            )
        } catch {
            result = .failure(error)
        }
        try await client.shutdown()
        return try result.get()
    }

    @Test func `an authority made for the portal vouches for its address and for localhost`() async throws {
        let folder = try TemporaryFolder()
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.tls = .selfMade(folder: folder.path("tls"))
        try await EmulatedPortal(configuration).serve { address in
            #expect(address.webhook.hasPrefix("https://127.0.0.1:"))
            #expect(address.tokenServer.hasPrefix("https://127.0.0.1:"))
            let authority = try #require(address.certificateAuthority)
            #expect(authority == folder.path("tls/ca.pem"))
            for host in ["127.0.0.1", "localhost"] {
                let url = address.webhook.replacing("127.0.0.1", with: host) + "scope"
                #expect(try await call(url, trusting: authority)["result"]?[0] == "department")
            }
            _ = await #expect(throws: (any Error).self) {
                try await HTTPClient.shared.execute(HTTPClientRequest(url: address.webhook), timeout: .seconds(10))
            }
        }
    }

    @Test func `an authority is used again, and its files are for the owner's eyes only`() throws {
        let folder = try TemporaryFolder()
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.tls = .selfMade(folder: folder.path("tls"))
        let files = ["ca.pem", "ca-key.pem"].map { folder.path("tls/" + $0) }
        func contents() throws -> [Data] {
            _ = try EmulatedPortal(configuration)
            return try files.map { try Data(contentsOf: URL(filePath: $0)) }
        }
        let first = try contents()
        #expect(try contents() == first)
        for file in files {
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        try Data("damaged".utf8).write(to: URL(filePath: files[1]))
        #expect(try contents() != first)
    }

    @Test func `a portal takes a certificate and its key from files`() async throws {
        let folder = try TemporaryFolder()
        var configuration = EmulatorConfiguration(userCount: 1)
        let authority = try LocalAuthority(folder: folder.path)
        let (certificate, key) = try authority.serverCertificate()
        let files = (certificate: folder.path("server.pem"), key: folder.path("server-key.pem"))
        try Data(certificate.utf8).write(to: URL(filePath: files.certificate))
        try Data(key.utf8).write(to: URL(filePath: files.key))
        configuration.tls = .files(certificate: files.certificate, key: files.key)
        try await EmulatedPortal(configuration).serve { address in
            #expect(address.certificateAuthority == nil)
            let answer = try await call(address.webhook + "scope", trusting: authority.path)
            #expect(answer["result"]?[0] == "department")
        }
    }

    @Test func `links to files are encrypted too`() async throws {
        let folder = try TemporaryFolder()
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.tls = .selfMade(folder: folder.path)
        try await EmulatedPortal(configuration).serve { address in
            let authority = try #require(address.certificateAuthority)
            let photo = "user.update?ID=1&PERSONAL_PHOTO%5B0%5D=a.jpg&PERSONAL_PHOTO%5B1%5D=QUJD"
            _ = try await call(address.webhook + photo, trusting: authority)
            let user = try await call(address.webhook + "user.current", trusting: authority)
            #expect(user["result"]?["PERSONAL_PHOTO"]?.stringValue?.hasPrefix("https://127.0.0.1:") == true)
        }
    }

    @Test(arguments: [EmulatorFault.resetBefore, .truncated, .hang])
    func `a broken connection is broken under encryption too`(fault: EmulatorFault) async throws {
        let folder = try TemporaryFolder()
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.tls = .selfMade(folder: folder.path)
        configuration.faults = EmulatorFaults(list: [fault])
        try await EmulatedPortal(configuration).serve { address in
            let authority = try #require(address.certificateAuthority)
            _ = await #expect(throws: (any Error).self) {
                try await call(address.webhook + "user.current", trusting: authority)
            }
            #expect(try await call(address.webhook + "scope", trusting: authority)["result"] != nil)
        }
    }

    @Test func `files that hold no certificate are named`() throws {
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.tls = .files(certificate: "/no/such/cert.pem", key: "/no/such/key.pem")
        let error = #expect(throws: EmulatorError.self) { try EmulatedPortal(configuration) }
        #expect(error?.code == .unusableCertificate)
        #expect(error?.description.contains("/no/such/cert.pem") == true)
    }
}
