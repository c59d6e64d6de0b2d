import Foundation
import NIOSSL
import PortalEmulator
import PortalModel
import TestSupport
import Testing

@testable import PortalClient

@Suite(.endsHangs) struct TLSTests {
    private var configuration: EmulatorConfiguration {
        var configuration = EmulatorConfiguration(userCount: 3)
        configuration.tls = .selfMade(folder: NSTemporaryDirectory() + "tls-\(UUID().uuidString)")
        return configuration
    }

    @Test func `a portal under a private authority is trusted if that is named`() async throws {
        try await Emulated.portal(configuration, settings: PortalSettings(rate: nil, timeout: .seconds(60))) {
            portal,
            _ in
            let owner = try await portal.owner()
            #expect(owner.id.rawValue == 1)
        }
    }

    @Test func `a portal under an authority that nobody named is not called, and not called again`() async throws {
        let clock = ImmediateClock()
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await RESTPortal.withPortal(
                at: try PortalAddress(address.webhook),
                settings: PortalSettings(rate: nil),
                logger: Emulated.silence,
                clock: clock
            ) { portal in
                let error = await #expect(throws: PortalError.self) { try await portal.call("server.time") }
                #expect(error?.code == .untrusted)
            }
            #expect(emulator.counts.requests == 0)
            #expect(clock.waits.isEmpty)
        }
    }

    @Test func `a file that holds no certificates is named`() async throws {
        let address = try PortalAddress("https://north.example.com/rest/1/code/")
        let settings = PortalSettings(authorities: "/nowhere/authority.pem")
        await #expect(throws: PortalAddressError.authorities(path: "/nowhere/authority.pem")) {
            try await RESTPortal.withPortal(at: address, settings: settings, logger: Emulated.silence) { _ in }
        }
    }

    @Test(
        arguments: [
            // What comes of a system without authorities.
            (BoringSSLError.unknownError([]), .untrusted), (NIOSSLError.failedToLoadCertificate, .untrusted),
            (NIOSSLError.noSuchFilesystemObject, .untrusted), (NIOSSLError.handshakeFailed(.zeroReturn), .untrusted),
            (NIOSSLError.uncleanShutdown, .disconnected), (BoringSSLError.sslError([]), .disconnected),
            (BoringSSLError.syscallError, .disconnected),
        ] as [(any Error, PortalError.Code)]
    )
    func `only a connection that was never secure is untrusted`(error: any Error, code: PortalError.Code) {
        #expect(Transport.code(of: error) == code)
    }

    @Test func `a named authority is trusted beside the system's, and alone if there are none`() async throws {
        try await EmulatedPortal(configuration).serve { address in
            let file = try #require(address.certificateAuthority)
            let certificates = try NIOSSLCertificate.fromPEMFile(file)
            let beside = Transport.trust(in: certificates, besides: ["/nowhere", file])
            #expect(beside.trustRoots == nil || beside.trustRoots == .default)
            #expect(beside.additionalTrustRoots == [.certificates(certificates)])
            let alone = Transport.trust(in: certificates, besides: ["/nowhere"])
            #expect(alone.trustRoots == .certificates(certificates))
            #expect(alone.additionalTrustRoots.isEmpty)
        }
    }
}
