import Foundation
public import Testing

/// A program in another language that works with a portal.
public struct ClientProgram: Sendable {
    /// The program and its arguments; a program without a folder is looked for in `PATH`.
    public let command: [String]
    /// What is added to the environment.
    public var environment: [String: String] = [:]
    /// Where it runs, or `nil` for the folder of the programs.
    public var folder: String?

    /// Names a program.
    public init(command: [String]) {
        self.command = command
    }

    /// The folder of the programs.
    public static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(component: "Clients")
        .path()

    /// The tester's setting of that name, or `nil` where it is missing or empty.
    public static func setting(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a program is found in `PATH`.
    public static func isInstalled(_ name: String) -> Bool {
        (setting("PATH") ?? "").split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
        }
    }

    /// The integration tests of b24pysdk, as far as they are about what the emulated portal has.
    ///
    /// - Parameters:
    ///   - checkout: The folder of its sources.
    ///   - python: A Python that has what it needs.
    ///   - location: Host and port to which the tests are led.
    ///   - cache: A folder for what one test leaves to others.
    /// - Returns: The program; what gives access to the portal is to be added.
    public static func testsOfSDK(
        _ checkout: String,
        _ python: String,
        at location: String,
        cache: TemporaryFolder
    ) -> ClientProgram {
        let tests = [
            "user/test_user.py", "user/test_user_userfield.py", "test_department.py", "test_profile.py",
            "test_scope.py", "test_server.py", "test_method.py", "test_access.py", "test_feature.py",
        ]
        var program = ClientProgram(
            command: [python, "-m", "pytest", "-p", "portal_route", "-o", "cache_dir=\(cache.path)", "--tb=short"]
                + tests.map { "tests/integration/scopes/\($0)" }
        )
        program.folder = checkout
        program.environment = ["MOONHOOK_PORTAL": location, "B24_DOMAIN": "portal.example.com"]
        return program
    }

    /// Runs the program to its end, and expects that it succeeds and says so.
    public func expectSuccess(saying last: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let program = try #require(command.first)
        let ended = try await Command(
            program,
            Array(command.dropFirst()),
            environment: ProcessInfo.processInfo.environment.merging(environment) { _, own in own },
            folder: folder ?? Self.folder
        ).run()
        let hasSucceeded = ended.status == 0 && ended.output.contains(last)
        #expect(hasSucceeded, "\(ended.output)\(ended.error)", sourceLocation: sourceLocation)
    }
}
