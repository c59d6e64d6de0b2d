import Containment
import Foundation
import Judgement
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// Records that stay bytes come out as if each had got a look.
///
/// More rows with `MOONHOOK_CASES=150000`.
struct PlainRecordTests {
    private static let cases = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 6_000

    /// The functions of another chain, whose records all get a look.
    private final class LookingChain: RecordChain {
        private let chain: WorkerChain

        init(_ chain: WorkerChain) { self.chain = chain }

        var stages: [RecipeRules] { chain.stages }
        var isCounting: Bool { chain.isCounting }

        func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) throws { try chain.checkFetched(fields) }

        func run(
            _ stage: Int,
            _ visit: RecordVisit,
            on input: RecordBuffer,
            into output: RecordBuffer
        ) throws -> StageOutcome {
            try chain.run(stage, visit, on: input, into: output)
        }

        func tracing() throws -> (any RecordChain)? { try chain.tracing() }
    }

    /// Gives one field one of many values, as the row's code says, and leaves some records as they are.
    private static let recipe = """
        local fields = {
          "NAME", "LAST_NAME", "EMAIL", "PERSONAL_MOBILE", "WORK_POSITION", "WORK_ZIP", "ID", "PERSONAL_BIRTHDAY",
          "PERSONAL_GENDER", "PERSONAL_WWW", "ACTIVE", "UF_DEPARTMENT", "WORK_NOTES", "WORK_CITY", "TITLE",
        }
        return {
          pure = true,
          columns = {
            ID = "id", NAME = "first", LAST_NAME = "last", EMAIL = "mail", PERSONAL_MOBILE = "phone", WORK_ZIP = "zip",
            PERSONAL_BIRTHDAY = "born", PERSONAL_GENDER = "gender", PERSONAL_WWW = "web", ACTIVE = "active",
            UF_DEPARTMENT = "departments", WORK_CITY = "city",
          },
          writes = {
            NAME = "any", LAST_NAME = "same letters", EMAIL = "any", PERSONAL_MOBILE = "same digits", WORK_POSITION = "any",
            WORK_ZIP = "any", PERSONAL_BIRTHDAY = "any", PERSONAL_GENDER = "any", PERSONAL_WWW = "any", ACTIVE = "any",
            UF_DEPARTMENT = "any", WORK_NOTES = "fill",
          },
          transform = function(user, row)
            local values = {
              "Anna", "", "a\\0b", "Zoë", "Иван", "x\\u{301}", "\\u{200B}", " lead", "tail ", "\\xff", 12, 12.5, true, false, {},
              { 1 }, { 1, 2 }, "a?b", "?", "line\\nbreak", "tab\\t", "\\u{FFFD}", ("m"):rep(300), user.LAST_NAME, user.NAME,
              "q\\"uote\\\\", "\\u{85}", "ǅ", ("\\u{301}"):rep(40), print, "a@b.example", "A B@c.de", "ä@ö.example", "Y", "N",
              "1985-05-06", "2085-05-06", "M", "https://example.com", "0151 234", 57, -1, 0 / 0, "\\xC3", "\\xC3\\x28", "É",
              setmetatable({}, {}), { name = "a.jpg", bytes = "x" }, ("é"):rep(200),
            }
            local code = tonumber(row.code)
            local field, number = fields[code % #fields + 1], code // #fields % (#values + 60) + 1
            if number <= #values + 1 then user[field] = values[number] end
            if number == #values + 5 then skip("skipped") end
            if number == #values + 6 then warn(field, "warned") end
            if number == #values + 7 then error("an error") end
          end,
        }
        """

    private static let texts = [
        "Anna", "anna", "Émile", " Ünal ", "NULL", "null", "None", "nan", "NaT", "Noah", "#N/A", "=1+1", "+49 151 2345",
        "0151.1234567", "4109.0", "1,234", "5E11", "", "", "", "a \"quoted\" word", "O?k", "?", "Иван", "N", "Err:502",
        "undefined", "a@b.de", "A.b@c.example.com", "a b@c.de", "ä@ö.de", "\u{A0}x", "x\u{A0}", "\u{FEFF}y",
        "line\nbreak",
        "-", "(030) 123", "(null)", "@cmd", "+SUM(1)", "1985-05-06", "06.05.1985", "05.06.1985", "M", "w", "Y", "ja",
        "1|2",
        "57", "057", "0", "x\u{301}", "e\u{301}\u{302}", String(repeating: "\u{301}", count: 40), "\u{200B}", "  ",
        "\t",
        String(repeating: "x", count: 80) + "é", "'04109", "=\"04109\"", "\u{FFFD}", "日本", "a\u{85}b", "x\u{7F}",
        "NULL ", " null", "Nana", "nun", "Emma", "uta", "Ñandú", "ñ", "\\N", "[null]", "<NA>", "ѣ", "\u{483}", "Ǆ",
    ]

    private static func rows(_ random: inout SplitMix64, _ count: Int) -> String {
        var lines = ["id,first,last,mail,phone,zip,born,gender,web,active,departments,city,code,unused"]
        for number in 1...count {
            // Most rows are plain but for a few cells.
            var cells = [
                "\(number)", "Anna", "Berg", "anna\(number)@example.com", "0151 2345", "04109", "1985-05-06", "F",
                "example.com", "Y", "1", "Ulm", "\(random.number(below: 3_000))", "",
            ]
            if random.happens(inPercent: 50) { for column in 6...10 { cells[column] = "" } }
            for _ in 0..<random.number(below: 3) {
                cells[random.number(below: cells.count - 2)] = random.pick(texts)
            }
            if random.happens(inPercent: 5) { cells[13] = random.pick(texts) }
            lines.append(
                cells.map {
                    "\"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
                }
                .joined(separator: ",")
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test(arguments: [EmptyCells.keep, .clear], ["", "reads = { \"NAME\" },"])
    func `a record that stays bytes comes out as one that gets a look`(
        emptyCells: EmptyCells,
        reads: String
    ) async throws {
        let folder = try TemporaryFolder()
        let source = Self.recipe.replacing("  pure = true,", with: "  pure = true, \(reads)")
        let file = try folder.script(source, name: "recipe.lua")
        var random = SplitMix64(seed: emptyCells == .keep ? 1 : 2)
        let text = Self.rows(&random, Self.cases)
        let context = ScriptContext(version: "1.0.0", schema: .standard, log: { _ in })

        var (records, findings) = ([String](), [String]())
        let transformer = RowTransformer(
            [file],
            context: context,
            pool: .uncontained,
            workers: 2,
            emptyCells: emptyCells
        )
        let counts = try await transformer.run(
            try InputReader(ByteSource(text: text)),
            progress: { _ in },
            write: { output in
                switch output {
                case .records(let lines):
                    records += String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init)
                case .refused: break
                case .finding(let finding): findings.append(Self.words(finding))
                }
            }
        )

        let looked = try Self.look(at: text, file, context, emptyCells)
        #expect(records.count == looked.records.count && records.count > Self.cases / 20)
        #expect(findings.count == looked.findings.count)
        for (one, other) in zip(records, looked.records) where one != other {
            Issue.record("\(one) is \(other) at a look")
            break
        }
        for (one, other) in zip(findings, looked.findings) where one != other {
            Issue.record("\(one) is \(other) at a look")
            break
        }
        #expect(counts.skipped == looked.skipped)
    }

    private static func words(_ finding: Diagnostic) -> String {
        "\(finding.line ?? 0) \(finding.code) \(finding.field ?? ""): \(finding.message) \(finding.value ?? "")"
    }

    /// What comes of the rows if each record gets a look.
    private static func look(
        at text: String,
        _ file: ScriptFile,
        _ context: ScriptContext,
        _ emptyCells: EmptyCells
    ) throws -> (records: [String], findings: [String], skipped: Int) {
        var reader = try InputReader(ByteSource(text: text))
        let session = ScriptSession(context, workers: .uncontained)
        let script = try session.load(file)
        let binding = try RowBinding(
            header: reader.header,
            recipes: [try #require(script.recipe)],
            scripts: [file],
            schema: context.schema,
            emptyCells: emptyCells,
            cells: reader.cells
        )
        let judge = RecordJudge(
            LookingChain(try WorkerChain([script], header: reader.header, in: session)),
            schema: context.schema,
            directory: nil,
            phones: session.phones,
            today: context.today
        )
        var (writer, findings, skipped) = (JSONWriter(), [String](), 0)
        while let row = try reader.next() {
            let verdict = try judge.transform(row, by: binding, into: &writer) { findings.append(words($0)) }
            if case .skipped = verdict { skipped += 1 }
        }
        let records = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        return (records, findings, skipped)
    }
}
