import Foundation
import TestSupport
import Testing

/// A program in another language that works with a portal.
struct ClientProgram {
    /// The program and its arguments; a program without a folder is looked for in `PATH`.
    let command: [String]
    /// What is added to the environment.
    var environment: [String: String] = [:]
    /// Where it runs, or `nil` for the folder of the programs.
    var folder: String?

    /// The folder of the programs.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(component: "Clients").path()

    /// The tester's setting of that name, or `nil` where it is missing or empty.
    static func setting(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a program is found in `PATH`.
    static func isInstalled(_ name: String) -> Bool {
        (setting("PATH") ?? "").split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
        }
    }

    /// Runs the program to its end, and expects that it succeeds and says so.
    func expectSuccess(saying last: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let files = try TemporaryFolder()
        let status = try await run(into: files.path("output"))
        let output = String(decoding: try Data(contentsOf: URL(filePath: files.path("output"))), as: UTF8.self)
        #expect(status == 0 && output.contains(last), Comment(rawValue: output), sourceLocation: sourceLocation)
    }

    /// Runs the program, which says everything into a file: a pipe ends late where another test starts a process meanwhile.
    private func run(into path: String) async throws -> Int32 {
        try Data().write(to: URL(filePath: path))
        let output = try #require(FileHandle(forWritingAtPath: path))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(filePath: folder ?? Self.folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        let (statuses, ending) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            ending.yield(process.terminationStatus)
            ending.finish()
        }
        try process.run()
        return try #require(await statuses.first { _ in true })
    }
}
