import Foundation
import TestSupport
import Testing

/// What no limit of a state reaches, work within one instruction of Lua's, ends with the process.
@Suite(.endsHangs) struct WatchdogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../ScriptingTests/Attacks/beyond").standardizedFileURL

    private static let attacks: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".lua") }.sorted()
    }()

    @Test func `there are such scripts`() {
        #expect(!Self.attacks.isEmpty)
    }

    @Test(arguments: attacks)
    func `a script that nothing can stop ends with the process, and sends nothing`(name: String) async throws {
        let program = try Program()
        let ended = try await program.run(
            ["run", Self.folder.appending(path: name).path, "--portal", "demo", "--yes"]
                + ["--time-limit", "200ms", "--memory-limit", "16MiB"]
        )
        #expect(ended.status == 3)
        let words = ["Nothing was sent.", "stopped: time limit reached"]
        #expect(words.contains { ended.error.contains($0) }, "\(ended.error)")
    }
}
