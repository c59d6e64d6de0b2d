import TestSupport
import Testing

@testable import Scripting

/// Values as people type them and spreadsheets write them, with what the library makes of them.
///
/// Each line of a file in the folder `Corpus` is an expression and its values; a line that begins with `--` says where those
/// below it come from.
struct CorpusTests {
    static let files = Repository.files(in: "Tests/ScriptingTests/Corpus", ending: ".txt")

    /// The lines of a file that hold an expression, by their numbers.
    private static func expressions(of file: String) throws -> [(line: Int, text: String)] {
        try Repository.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { (line: $0.offset + 1, text: String($0.element)) }
            .filter { !$0.text.isEmpty && !$0.text.hasPrefix("--") }
    }

    @Test(arguments: files)
    func `every value of the corpus is right, or refused with its reason`(file: String) throws {
        for (line, text) in try Self.expressions(of: file) {
            let parts = text.split(separator: " --> ", maxSplits: 1).map(String.init)
            try #require(parts.count == 2, "\(file):\(line) has no value")
            let bench = try Workbench()
            try bench.run(HostTableTests.comparison(of: parts[0], with: parts[1]))
            #expect(bench.printed == ["same"], "\(file):\(line): \(text)")
        }
    }

    @Test func `no input is counted twice`() throws {
        let inputs = try Self.files.flatMap { try Self.expressions(of: $0) }
            .map { String($0.text.split(separator: " --> ", maxSplits: 1)[0]) }
        #expect(Dictionary(grouping: inputs) { $0 }.filter { $0.value.count > 1 }.keys.sorted().isEmpty)
    }
}
