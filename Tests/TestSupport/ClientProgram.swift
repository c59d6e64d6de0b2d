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
