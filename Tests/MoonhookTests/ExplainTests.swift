import PortalModel
import Report
import TestSupport
import Testing
import Wire

/// `moonhook explain`, and the examples of its pages.
@Suite(.endsHangs) struct ExplainTests {
    // One after the other: a script that is given a second can't share it with fifty others.
    @Test(.serialized, arguments: DiagnosticCode.allCases)
    func `a page's example prints what the page says, and no other code`(code: DiagnosticCode) async throws {
        let page = try #require(DiagnosticPage.of(code))
        // So that what is printed, indented on the page, fits into 80 columns.
        let program = try Program(environment: ["COLUMNS": "76"])
        for file in page.example.files { try program.write(file.text + "\n", to: file.name) }
        for command in page.example.preparation { _ = try await program.run(words(command)) }
        let ended = try await program.run(words(page.example.command))
        let printed = ended.output + ended.error
        var rest = "\n" + printed
        for piece in "\n\(page.example.output)\n".split(separator: "\n…\n") {
            let range = try #require(rest.firstRange(of: "\(piece)"), "\(printed)")
            rest = String(rest[range.upperBound...])
        }
        #expect(rest.isEmpty || page.example.output.hasSuffix("\n…"), "\(printed)")
        // So many records can't be refused without each having a finding of its own.
        let others: Set<String> = code == .refusals ? [DiagnosticCode.rejected.rawValue] : []
        #expect(Set(printed.matches(of: /MH[0-9]{4}/).map { String($0.output) }) == others.union([code.rawValue]))
    }

    private func words(_ command: String) -> [String] {
        let words = command.split(separator: " ").map(String.init)
        #expect(words.first == "moonhook")
        return Array(words.dropFirst())
    }

    @Test func `a page reads as recorded, on any terminal`() async throws {
        for width in ["60", "100"] {
            let ended = try await Program(environment: ["COLUMNS": width]).run("explain", "MH0308")
            #expect(ended.status == 0)
            #expect(try snapshot("explain-\(width).txt", recording: ended.output) == ended.output)
        }
    }

    @Test func `without a code all are listed`() async throws {
        let ended = try await Program().run("explain")
        #expect(ended.status == 0)
        #expect(try snapshot("explain.txt", recording: ended.output) == ended.output)
        let lines = try await Program().run("explain", "--format", "json").json()
        #expect(lines.map { $0["code"] } == DiagnosticCode.allCases.map { .string($0.rawValue) })
    }

    @Test(arguments: ["MH0308", "mh0308", "0308", "308", "mh308"])
    func `a code is known however it is typed`(name: String) async throws {
        let ended = try await Program().run("explain", name, "--format", "json")
        let page = try #require(try ended.json().first)
        #expect(page["code"] == "MH0308")
        #expect(page["example"]?["command"] == "moonhook transform sample.lua --input rows.csv")
    }

    @Test(arguments: [
        ("MH0388", "There is no code MH0388; did you mean MH0308? 'moonhook explain' lists all.\n"),
        ("promise", "There is no code promise. 'moonhook explain' lists all.\n"),
        ("\u{1B}[2J", "There is no such code. 'moonhook explain' lists all.\n"),
    ])
    func `an unknown code is reported with the nearest`(name: String, message: String) async throws {
        let ended = try await Program().run("explain", name)
        #expect(ended.status == 64)
        #expect(ended.error == message)
    }
}

extension JSONValue {
    fileprivate subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }
}
