import Foundation
import Testing

/// Every script in `examples` does what its name says on the demo portal.
struct ExampleTests {
    /// What a script needs besides itself.
    private static let options = ["hr-import.lua": ["--input", Program.example("data/hr.csv"), "--allow", "refused=7"]]

    private static var scripts: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: Program.example(""))
                .filter { $0.hasSuffix(".lua") }.sorted()
        }
    }

    @Test(arguments: try scripts)
    func `it plans changes`(script: String) async throws {
        let arguments = ["run", Program.example(script), "--portal", "demo", "--dry-run"]
        let ended = try await Program().run(arguments + (Self.options[script] ?? []))
        #expect(ended.status <= 1)
        #expect(ended.error == "")
        #expect(ended.output.contains(" users change\n"))
    }
}
