import Foundation
import TestSupport
import Testing
import Wire

/// The built program, run in a folder of its own with nothing of the tester's environment.
struct Program {
    /// How a run of the program ended.
    typealias Ended = RunningProgram.Ended

    /// Where the account's own configuration lies in ``folder``.
    static let configuration = ".config/moonhook/moonhook.lua"

    /// The folder that it runs in; its state and its home are there too.
    let folder: TemporaryFolder
    /// What is added to the environment.
    var environment: [String: String] = [:]

    init(environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        self.environment = environment
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: What it reads from standard input.
    /// - Returns: What it said.
    /// - Throws: The system's error where it can't be started.
    func run(_ arguments: String..., input: String? = nil) async throws -> Ended {
        try await run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String? = nil) async throws -> Ended {
        try await command(Self.executable(), arguments, input: input).run()
    }

    /// Starts the program, and waits until it runs.
    func start(_ arguments: [String]) async throws -> RunningProgram {
        try await command(Self.executable(), arguments).start()
    }

    /// Another program that is run as this one is: in its folder, with its environment.
    func command(_ executable: String, _ arguments: [String], input: String? = nil) -> Command {
        let common = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "MOONHOOK_STATE": folder.path("state")]
        return Command(
            executable,
            arguments,
            environment: common.merging(environment) { _, own in own },
            folder: folder.path,
            input: input
        )
    }

    /// Writes a file into the folder.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let url = URL(filePath: folder.path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return name
    }

    /// Reads a file of the folder.
    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder.path(name))), as: UTF8.self)
    }

    /// The path of a file in the repository's folder `examples`.
    static func example(_ name: String) -> String {
        URL(filePath: #filePath).appending(path: "../../../../examples/\(name)").standardizedFileURL.path()
    }

    /// The program lies beside the bundle of the tests.
    static func executable() throws -> String {
        let bundle = try #require(Bundle.main.executableURL)
        return bundle.deletingLastPathComponent().appending(component: "moonhook").path()
    }
}

extension RunningProgram.Ended {
    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The lines of standard output as JSON; a line that is none is recorded as an issue.
    func json() throws -> [JSONValue] { try lines.map { try JSONReader.value(from: $0) } }
}
