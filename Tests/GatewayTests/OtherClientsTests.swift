import Foundation
import PortalEmulator
import PortalModel
import TestSupport
import Testing

@testable import Gateway

/// Other people's clients, as they are, through the gateway; a test whose client isn't there is skipped.
@Suite(.endsHangs) struct OtherClientsTests {
    private static let python = ClientProgram.setting("MOONHOOK_PYTHON")
    private static let crest = ClientProgram.setting("MOONHOOK_CREST")
    private static let sdk = ClientProgram.setting("MOONHOOK_B24PYSDK")

    /// A recipe that looks at everything and changes nothing that these clients write.
    private static let recipe = """
        return { writes = { WORK_FAX = "any" },
          transform = function(user) if user.WORK_FAX then user.WORK_FAX = text.trim(user.WORK_FAX) end end }
        """

    private static func serve(
        _ recipes: [String],
        certificate: (path: String, key: String)? = nil,
        _ body: @escaping @Sendable (Front) async throws -> Void
    ) async throws {
        let client = Front.client(recipes, methods: .all, limits: [.clear: 1_000, .readdress: 1_000, .dismiss: 1_000])
        try await Front.serve([client], emulator: EmulatorConfiguration(), certificate: certificate, body)
    }

    @Test(.enabled(if: python != nil, "MOONHOOK_PYTHON is not set"), arguments: [[], [recipe]])
    func `fast_bitrix24 works through a gateway`(recipes: [String]) async throws {
        let python = try #require(Self.python)
        try await Self.serve(recipes) { front in
            let program = ClientProgram(command: [python, "fast_client.py", front.address])
            try await program.expectSuccess(saying: "fast_bitrix24: well")
        }
    }

    @Test(.enabled(if: ClientProgram.isInstalled("node"), "there is no node"), arguments: [[], [recipe]])
    func `a client that sends forms works through a gateway`(recipes: [String]) async throws {
        try await Self.serve(recipes) { front in
            let base = "http://127.0.0.1:\(front.port)/rest/"
            let program = ClientProgram(command: ["node", "form_client.mjs", base, Front.code])
            try await program.expectSuccess(saying: "forms: well")
        }
    }

    @Test(.enabled(if: crest != nil && ClientProgram.isInstalled("php"), "MOONHOOK_CREST is not set, or no php"))
    func `CRest works through a gateway`() async throws {
        let crest = try #require(Self.crest)
        try await Self.serve([Self.recipe]) { front in
            let program = ClientProgram(command: ["php", "crest_client.php", crest, front.address])
            try await program.expectSuccess(saying: "CRest: well")
        }
    }

    @Test(
        .enabled(
            if: python != nil && ClientProgram.isInstalled("openssl"),
            "MOONHOOK_PYTHON is not set, or no openssl"
        ),
        arguments: [[], [recipe]]
    )
    func `b24pysdk works through an encrypted gateway`(recipes: [String]) async throws {
        let python = try #require(Self.python)
        try await Self.serveEncrypted(recipes) { front, environment in
            var program = ClientProgram(
                command: [python, "pysdk_client.py", "localhost:\(front.port)", "1/\(Front.code)"]
            )
            program.environment = environment
            try await program.expectSuccess(saying: "b24pysdk: well")
        }
    }

    @Test(.enabled(if: python != nil && sdk != nil, "MOONHOOK_PYTHON or MOONHOOK_B24PYSDK is not set"))
    func `the integration tests of b24pysdk pass through a gateway`() async throws {
        let (python, sdk) = (try #require(Self.python), try #require(Self.sdk))
        let cache = try TemporaryFolder()
        try await Self.serveEncrypted([Self.recipe]) { front, environment in
            var program = ClientProgram.testsOfSDK(sdk, python, at: "localhost:\(front.port)", cache: cache)
            program.environment.merge(environment) { _, own in own }
            program.environment["B24_WEBHOOK"] = "1/\(Front.code)"
            // Were one skipped or failed, it would stand between these words.
            try await program.expectSuccess(saying: " passed in ")
        }
    }

    /// Serves with a certificate of its own, since b24pysdk speaks HTTPS alone; the body gets the environment that trusts it.
    private static func serveEncrypted(
        _ recipes: [String],
        _ body: @escaping @Sendable (Front, [String: String]) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let (certificate, key) = (folder.path("gateway.pem"), folder.path("gateway-key.pem"))
        let made = try await Command(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj",
                "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
            ],
            environment: ProcessInfo.processInfo.environment,
            folder: folder.path
        ).run()
        try #require(made.status == 0, "\(made.error)")
        try await serve(recipes, certificate: (certificate, key)) { front in
            try await body(
                front,
                [
                    "REQUESTS_CA_BUNDLE": certificate, "PYTHONPATH": ClientProgram.folder,
                    "PYTHONDONTWRITEBYTECODE": "1",
                ]
            )
        }
    }
}
