import Containment
import Foundation
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// What is written of one cell, for the kinds of cells that spreadsheets and programs write.
struct CellCorpusTests {
    /// One line of the corpus.
    struct Entry: Sendable, CustomTestStringConvertible {
        var field: String
        var cell: String
        var wanted: String
        var testDescription: String { "\(field) \(cell)" }
    }

    private static let entries: [Entry] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/cells.txt")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("--"), let arrow = line.firstRange(of: " --> "), let blank = line.firstIndex(of: " ")
            else { return nil }
            let cell = line[line.index(after: blank)..<arrow.lowerBound]
            return Entry(
                field: String(line[..<blank]),
                cell: decoded(cell),
                wanted: decoded(line[arrow.upperBound...])
            )
        }
    }()

    private static func decoded(_ text: Substring) -> String {
        String(text).replacing(/\\u\{([0-9A-F]+)\}/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
    }

    @Test func `the corpus is there`() { #expect(Self.entries.count >= 100) }

    @Test(arguments: entries)
    func `a cell is its value, or refused`(entry: Entry) async throws {
        let folder = try TemporaryFolder()
        let recipe = """
            return {
              writes = { "\(entry.field)" }, columns = { \(entry.field) = "Cell" },
              transform = function() end,
            }
            """
        let cell = "\"" + entry.cell.replacing("\"", with: "\"\"") + "\""
        let transformer = RowTransformer(
            [try folder.script(recipe, name: "recipe.lua")],
            context: ScriptContext(version: "1.0.0", schema: .standard, log: { _ in }),
            pool: .uncontained,
            workers: 1
        )
        var (record, codes): (JSONObject, [String]) = ([:], [])
        _ = try await transformer.run(
            try InputReader(ByteSource(text: "ID,Cell,Other\n7,\(cell),\n")),
            progress: { _ in },
            write: { output in
                switch output {
                case .records(let line): record = try JSONReader.value(from: line).objectValue ?? [:]
                case .finding(let finding) where finding.severity == .error: codes.append(finding.code.rawValue)
                case .refused, .finding: break
                }
            }
        )
        let value = record[entry.field]?.text ?? "kept"
        #expect((codes.first ?? value) == entry.wanted)
    }
}
