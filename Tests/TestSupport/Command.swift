import Foundation
import Subprocess
import SystemPackage

/// A program, and what it is started with.
public struct Command: Sendable {
    /// The program's path, or its name in `PATH`.
    public var executable: String
    /// Its arguments.
    public var arguments: [String]
    /// Its environment, or `nil` for that of the tests.
    public var environment: [String: String]?
    /// The folder it runs in, or `nil` for that of the tests.
    public var folder: String?
    /// What it reads from standard input, or `nil` for nothing.
    public var input: String?

    /// Creates a command.
    public init(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String]? = nil,
        folder: String? = nil,
        input: String? = nil
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.folder = folder
        self.input = input
    }

    /// Starts the program, and waits until it runs.
    ///
    /// - Throws: `SubprocessError` if it can't be started.
    public func start() async throws -> RunningProgram { try await RunningProgram(self) }

    /// Runs the program to its end, once there is a place for it.
    ///
    /// - Throws: `SubprocessError` if it can't be started.
    public func run() async throws -> RunningProgram.Ended {
        try await Places.programs.held { try await start().ended() }
    }

    var configuration: Configuration {
        Configuration(
            executable: executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
            arguments: Arguments(arguments),
            environment: environment.map { variables in
                .custom(Dictionary(uniqueKeysWithValues: variables.map { (.init(stringLiteral: $0.key), $0.value) }))
            } ?? .inherit,
            workingDirectory: folder.map { FilePath($0) }
        )
    }

    /// Opens what the program reads: a file, since a program that reads none of a pipe would end the tests by `SIGPIPE`.
    func openInput() throws -> FileDescriptor {
        guard let input else { return try FileDescriptor.open(FilePath("/dev/null"), .readOnly, options: .closeOnExec) }
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path("input")
        try Data(input.utf8).write(to: URL(filePath: path))
        return try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    }
}
