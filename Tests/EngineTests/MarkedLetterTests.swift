import Containment
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// Texts of which one letter has so many marks that to compare them never ends.
@Suite(.endsHangs) struct MarkedLetterTests {
    private static let marks = String(repeating: "\u{301}\u{327}", count: 50_000)

    private func transform(
        _ field: String,
        cells texts: [String],
        _ reading: CellReading
    ) async throws -> (
        records: Int, refused: Int, findings: [Diagnostic]
    ) {
        let folder = try TemporaryFolder()
        let recipe = """
            return {
              writes = { "\(field)" }, columns = { \(field) = "Cell" },
              transform = function(user, row) local note = row.Note end,
            }
            """
        let transformer = RowTransformer(
            [try folder.script(recipe, name: "recipe.lua")],
            context: ScriptContext(version: "1.0.0", schema: .standard, log: { _ in }),
            pool: .uncontained,
            workers: 1
        )
        let rows = texts.map { "7,\"" + $0 + "\"\n" }
        var result: (records: Int, refused: Int, findings: [Diagnostic]) = (0, 0, [])
        _ = try await transformer.run(
            try InputReader(ByteSource(text: "ID,Cell\n" + rows.joined()), cells: reading),
            progress: { _ in },
            write: { output in
                switch output {
                case .records(let lines): result.records += lines.count { $0 == UInt8(ascii: "\n") }
                case .refused: result.refused += 1
                case .finding(let finding): result.findings.append(finding)
                }
            }
        )
        return result
    }

    private static let fields = [
        "ACTIVE", "PERSONAL_ZIP", "NAME", "PERSONAL_GENDER", "WORK_PHONE", "UF_DEPARTMENT", "PERSONAL_BIRTHDAY",
        "EMAIL",
        "PERSONAL_WWW", "WORK_COUNTRY", "UF_PHONE_INNER", "UF_SKILLS",
    ]

    @Test(arguments: fields, [CellReading(nulls: ["x"]), CellReading(literal: ["Cell"])])
    func `a letter that no language writes refuses its cell, whatever its field`(
        field: String,
        reading: CellReading
    ) async throws {
        let starts = ["", "'", "#", "\u{A0}"]
        let texts = starts.flatMap { start in ["", "x"].map { start + Self.marks + $0 } }
        let result = try await transform(field, cells: texts, reading)
        #expect(result.records == 0)
        #expect(result.refused == texts.count)
        #expect(Set(result.findings.compactMap(\.line)).count == texts.count)
    }

    @Test func `a header with such a letter is refused`() throws {
        #expect(throws: ScriptError.self) { try InputReader(ByteSource(text: "ID,N\(Self.marks)\n7,x\n")) }
    }

    @Test func `such a letter is no change of another text and finds nobody`() async throws {
        let planning = try Planning([.employee(1), .employee(2)])
        let recipe = """
            return { match = "EMAIL", columns = { EMAIL = "mail", NAME = "name" }, transform = function(user, row) local note = row.note end }
            """
        let rows =
            "mail,name,note\nN\(Self.marks),x,\nn1@example.com,N\(Self.marks),\nn2@example.com,x,N\(Self.marks)\n"
        try await planning.plan(recipe, input: rows)
        #expect(try planning.changes().isEmpty)
        #expect(try planning.findings().count == 3)
    }

    @Test(arguments: [("\"NAME\":\"N", "\""), ("\"NAME\":[\"N", "\"]"), ("\"N", "\":1")])
    func `such a letter in JSON is refused`(start: String, end: String) async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan(
            "return { writes = { 'NAME' }, transform = function() end }",
            input: "{\"ID\":1,\(start)\(Self.marks)\(end)}\n"
        )
        #expect(try planning.changes().isEmpty)
        #expect(try planning.findings().count == 1)
    }

    @Test func `a script can't write such a letter`() async throws {
        for field in Self.fields {
            let planning = try Planning([.employee(1, ["NAME": .string("N")])])
            let recipe = """
                return {
                  writes = { "\(field)" },
                  transform = function(user) user.\(field) = "N" .. ("\u{301}\u{327}"):rep(20000) end,
                }
                """
            try await planning.plan(recipe)
            #expect(try planning.changes().isEmpty)
            #expect(try planning.findings().count == 1, "\(field)")
        }
    }
}
