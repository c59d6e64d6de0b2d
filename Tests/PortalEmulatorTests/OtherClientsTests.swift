import Foundation
import PortalEmulator
import TestSupport
import Testing

/// Other people's clients, as they are; a test whose client isn't there is skipped.
@Suite(.endsHangs) struct OtherClientsTests {
    /// A Python that has fast_bitrix24, b24pysdk, pytest and what the tests of b24pysdk need.
    private static let python = ClientProgram.setting("MOONHOOK_PYTHON")
    /// The path of the file crest.php, with its settings.php beside it.
    private static let crest = ClientProgram.setting("MOONHOOK_CREST")
    /// A checkout of b24pysdk.
    private static let sdk = ClientProgram.setting("MOONHOOK_B24PYSDK")

    @Test(.enabled(if: python != nil, "MOONHOOK_PYTHON is not set"))
    func `fast_bitrix24 works with a portal`() async throws {
        let python = try #require(Self.python)
        try await withPortal { portal in
            let program = ClientProgram(command: [python, "fast_client.py", portal.address.webhook])
            try await program.expectSuccess(saying: "fast_bitrix24: well")
        }
    }

    @Test(.enabled(if: crest != nil && ClientProgram.isInstalled("php"), "MOONHOOK_CREST is not set, or no php"))
    func `CRest works with a portal`() async throws {
        let crest = try #require(Self.crest)
        try await withPortal { portal in
            let program = ClientProgram(command: ["php", "crest_client.php", crest, portal.address.webhook])
            try await program.expectSuccess(saying: "CRest: well")
        }
    }

    @Test(.enabled(if: ClientProgram.isInstalled("node"), "there is no node"))
    func `a client that sends forms works with a portal`() async throws {
        try await withPortal { portal in
            let address = portal.address
            let program = ClientProgram(command: ["node", "form_client.mjs", address.oauthBase, address.token])
            try await program.expectSuccess(saying: "forms: well")
        }
    }

    @Test(.enabled(if: python != nil, "MOONHOOK_PYTHON is not set"))
    func `b24pysdk works with an encrypted portal`() async throws {
        let python = try #require(Self.python)
        try await withEncryptedPortal { location, environment in
            var program = ClientProgram(command: [python, "pysdk_client.py", location, "1/demo0webhook0code"])
            program.environment = environment
            try await program.expectSuccess(saying: "b24pysdk: well")
        }
    }

    @Test(.enabled(if: python != nil && sdk != nil, "MOONHOOK_PYTHON or MOONHOOK_B24PYSDK is not set"))
    func `the integration tests of b24pysdk pass, by webhook and by token`() async throws {
        let python = try #require(Self.python)
        let cache = try TemporaryFolder()
        try await withEncryptedPortal { location, environment in
            var program = ClientProgram.testsOfSDK(try #require(Self.sdk), python, at: location, cache: cache)
            program.environment.merge(
                environment.merging([
                    "B24_WEBHOOK": "1/demo0webhook0code",
                    "B24_CLIENT_ID": EmulatorApplication.demo.clientID,
                    "B24_CLIENT_SECRET": EmulatorApplication.demo.clientSecret,
                    "B24_ACCESS_TOKEN": EmulatorCredential.demo.accessToken,
                    "B24_REFRESH_TOKEN": EmulatorApplication.demo.refreshToken,
                ]) { _, own in own }
            ) { _, own in own }
            // Were one skipped or failed, it would stand between these words.
            try await program.expectSuccess(saying: " passed in ")
        }
    }

    /// Serves a portal with a certificate of its own; the body gets host and port, and the environment that trusts it.
    private func withEncryptedPortal(_ body: (String, [String: String]) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        var credential = EmulatorCredential.demo
        credential.application = .demo
        var configuration = EmulatorConfiguration(credentials: [credential])
        configuration.tls = .selfMade(folder: folder.path)
        try await withPortal(configuration) { portal in
            let port = try #require(URL(string: portal.address.webhook)?.port)
            let authority = try #require(portal.address.certificateAuthority)
            let environment = [
                "REQUESTS_CA_BUNDLE": authority, "PYTHONPATH": ClientProgram.folder, "PYTHONDONTWRITEBYTECODE": "1",
            ]
            try await body("localhost:\(port)", environment)
        }
    }
}
