import Containment
import Foundation
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

struct RowTransformerTests {
    /// What came out of a pass.
    struct Result {
        var counts = RowTransformer.Counts()
        var records: [String] = []
        var refused: [String] = []
        var findings: [Diagnostic] = []
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func transform(
        _ recipes: String...,
        input: String,
        workers: Int = 1,
        emptyCells: EmptyCells = .keep,
        settings: [String: ParameterSetting] = [:]
    ) async throws -> Result {
        let files = try recipes.enumerated().map { try folder.script($0.element, name: "recipe\($0.offset + 1).lua") }
        let context = ScriptContext(version: "1.0.0", schema: .standard, settings: settings, log: { _ in })
        let transformer = RowTransformer(
            files,
            context: context,
            pool: .uncontained,
            workers: workers,
            emptyCells: emptyCells
        )
        var result = Result()
        result.counts = try await transformer.run(
            try InputReader(ByteSource(text: input)),
            progress: { _ in },
            write: { output in
                switch output {
                case .records(let lines):
                    result.records += String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init)
                case .refused(let row): result.refused.append(String(decoding: row.raw, as: UTF8.self))
                case .finding(let finding): result.findings.append(finding)
                }
            }
        )
        return result
    }

    /// Counts the records that one state saw.
    private func counter(isPure: Bool) -> String {
        """
        local seen = 0
        return {
          pure = \(isPure), writes = { "NAME", "WORK_NOTES" },
          transform = function(user, row)
            seen = seen + 1
            user.WORK_NOTES = tostring(seen)
            if row.NAME == "bad" then reject("bad row") end
          end,
        }
        """
    }

    private func rows(_ count: Int, _ name: (Int) -> String = { "N\($0)" }) -> String {
        "NAME\n" + (1...count).map { name($0) + "\n" }.joined()
    }

    @Test func `a record holds what the columns bind and the transforms set, in field-table order`() async throws {
        let result = try await transform(
            """
            return {
              match = "EMAIL", columns = { EMAIL = "mail", LAST_NAME = "last" },
              transform = function(user, row) user.NAME = text.upper(row.first) end,
            }
            """,
            "return { transform = function(user) user.WORK_CITY = params.city end, params = { city = { default = 'Ulm' } } }",
            input: "mail,first,last\na@example.com,anna,Berg\nb@example.com,,\n",
            settings: ["city": "Bonn"]
        )
        #expect(
            result.records == [
                #"{"NAME":"ANNA","LAST_NAME":"Berg","EMAIL":"a@example.com","WORK_CITY":"Bonn"}"#,
                #"{"NAME":null,"EMAIL":"b@example.com","WORK_CITY":"Bonn"}"#,
            ]
        )
        #expect(result.counts == RowTransformer.Counts(rows: 2, written: 2, skipped: 0, refused: 0))
    }

    @Test func `where empty cells clear, they come out as null, in field-table order`() async throws {
        let recipe = """
            return { writes = { "NAME", "WORK_PHONE", "WORK_CITY", "UF_SKILLS" }, transform = function(user)
              if user.NAME == nil then user.WORK_CITY = "unknown" end
              if user.WORK_PHONE == "ask" then warn("WORK_PHONE", "no number") end
            end }
            """
        let input = "ID,WORK_PHONE,NAME,WORK_CITY,UF_SKILLS\n1,,,,\n2,5,Anna,,Lua\n3,,\n"
        let cleared = try await transform(recipe, input: input, emptyCells: .clear)
        #expect(
            cleared.records == [
                #"{"ID":1,"NAME":null,"WORK_PHONE":null,"WORK_CITY":"unknown","UF_SKILLS":null}"#,
                #"{"ID":2,"NAME":"Anna","WORK_PHONE":"5","WORK_CITY":null,"UF_SKILLS":"Lua"}"#,
                #"{"ID":3,"NAME":null,"WORK_PHONE":null,"WORK_CITY":"unknown"}"#,
            ]
        )
        let kept = try await transform(recipe, input: input)
        #expect(kept.records.first == #"{"ID":1,"WORK_CITY":"unknown"}"#)
    }

    @Test func `digits that a spreadsheet has spoilt refuse their row, whatever the field's type`() async throws {
        let recipe = "return { writes = { 'WORK_PHONE', 'UF_DEPARTMENT', 'NAME' }, transform = function() end }"
        let input = "ID,WORK_PHONE,UF_DEPARTMENT,NAME\n1,4.9E+11,,A\n2E+00,,,B\n3,,1E+02,C\n4,030 1,,4.9E+11\n"
        let result = try await transform(recipe, input: input)
        #expect(result.records == [#"{"ID":4,"NAME":"4.9E+11","WORK_PHONE":"030 1"}"#])
        #expect(result.findings.map(\.line) == [2, 3, 4])
        #expect(result.findings.allSatisfy { $0.message.contains("a spreadsheet has turned the digits") })
    }

    @Test func `refused and skipped records are counted, and a refused row comes out as it was`() async throws {
        let result = try await transform(
            """
            return { writes = { "NAME", "EMAIL" }, transform = function(user)
              if user.NAME == "skip" then skip("on leave") end
              if user.NAME == "reject" then reject("unwanted") end
            end }
            """,
            input: "NAME,EMAIL\r\nAnna,a@example.com\r\nskip,b@example.com\r\nreject,\"c\r\nd\"\r\nBo,nowhere\r\n"
        )
        #expect(result.records == [#"{"NAME":"Anna","EMAIL":"a@example.com"}"#])
        #expect(result.refused == ["reject,\"c\r\nd\"", "Bo,nowhere"])
        #expect(result.findings.map(\.line) == [4, 6])
        #expect(result.findings.map(\.severity) == [.error, .error])
        #expect(result.counts == RowTransformer.Counts(rows: 4, written: 1, skipped: 1, refused: 2))
    }

    @Test func `a row that can't be read is refused, and the next ones go on`() async throws {
        let result = try await transform(counter(isPure: false), input: "NAME\nAnna\nBo,more\nCem\n")
        #expect(result.records.count == 2)
        #expect(result.counts.refused == 1)
        #expect(result.findings.map(\.line) == [3])
        #expect(result.refused == ["Bo,more"])
    }

    @Test func `without the promise to be pure one state sees all rows in order`() async throws {
        let result = try await transform(counter(isPure: false), input: rows(1_100), workers: 4)
        #expect(result.records == (1...1_100).map { #"{"NAME":"N\#($0)","WORK_NOTES":"\#($0)"}"# })
    }

    @Test func `a pure recipe works in several states`() async throws {
        // The recipe breaks its promise, so that its states can be told apart.
        let result = try await transform(counter(isPure: true), input: rows(2_100), workers: 4)
        let firsts = result.records.filter { $0.hasSuffix(#""WORK_NOTES":"1"}"#) }
        #expect(firsts.count == 4)
    }

    @Test func `several workers write what one worker writes, in the order of the rows`() async throws {
        let recipe = """
            return { pure = true, writes = { "NAME" }, transform = function(user, row)
              -- Some rows take longer than others.
              local rounds = #row.NAME % 7 == 0 and 50 or 1
              for _ = 1, rounds do user.NAME = text.upper(row.NAME) end
              if row.NAME:find("9$") then reject("ends in nine") end
            end }
            """
        let input = rows(2_600) { number in String(repeating: "n", count: number / 512 * 3) + String(number) }
        let one = try await transform(recipe, input: input, workers: 1)
        let four = try await transform(recipe, input: input, workers: 4)
        #expect(one.counts == RowTransformer.Counts(rows: 2_600, written: 2_340, skipped: 0, refused: 260))
        #expect(four.counts == one.counts)
        #expect(four.records == one.records)
        #expect(four.refused == one.refused)
        #expect(four.findings == one.findings)
        #expect(one.findings.compactMap(\.line) == stride(from: 10, through: 2_600, by: 10).map { $0 })
    }

    @Test(arguments: [
        ("user.update { ID = 1, NAME = 'X' }", ScriptError.Code.failed),
        ("return { run = function() end }", .usage),
        ("return { transform = 1 }", .malformed),
        ("return { columns = { NAME = 'first' }, transform = function() end }", .input),
    ])
    func `what is no recipe for these rows ends the pass before its first record`(
        script: String,
        code: ScriptError.Code
    ) async throws {
        let error = await #expect(throws: ScriptError.self) { try await transform(script, input: rows(1)) }
        #expect(error?.code == code)
    }

    @Test func `asking for users refuses the record, since there is no portal`() async throws {
        let result = try await transform("return { transform = function() users.get(1) end }", input: rows(1))
        #expect(result.counts.refused == 1)
        #expect(result.findings.first?.message.contains("needs a portal, and there is none here") == true)
    }

    @Test func `what is not text ends the pass with the encoding to name`() async throws {
        let source = ByteSource(chunks: [Array("NAME\nJ".utf8) + [0xFC] + Array("rgen\n".utf8)])
        let file = try folder.script(counter(isPure: false))
        let transformer = RowTransformer(
            [file],
            context: ScriptContext(version: "1.0.0", schema: .standard, log: { _ in }),
            pool: .uncontained,
            workers: 1
        )
        let error = await #expect(throws: ScriptError.self) {
            _ = try await transformer.run(try InputReader(source), progress: { _ in }, write: { _ in })
        }
        #expect(error?.code == .input)
        #expect(error?.message.contains("--encoding windows-1252") == true)
    }

    @Test func `an output that can't be written ends the pass`() async throws {
        struct Full: Error {}
        let file = try folder.script(counter(isPure: true))
        let context = ScriptContext(version: "1.0.0", schema: .standard, log: { _ in })
        let transformer = RowTransformer([file], context: context, pool: .uncontained, workers: 2)
        await #expect(throws: Full.self) {
            let input = try InputReader(ByteSource(text: rows(2_000)))
            _ = try await transformer.run(input, progress: { _ in }, write: { _ in throw Full() })
        }
    }

    @Test(arguments: [1, 3])
    func `which country was assumed is counted by record, whatever workers there are`(workers: Int) async throws {
        let recipe = """
            return { pure = true, transform = function(user, row)
              user.WORK_PHONE = phone.e164(row.work, row.region)
              user.PERSONAL_PHONE = phone.e164(row.home, "de")
              if row.home == "no" then reject "no" end
            end }
            """
        let rows = [
            "030 123456,DE,030 123457",  // one record, however many numbers
            "01 5134567,AT,030 123456", "+49 30 123456,DE,", "12,DE,",  // of no number nothing is assumed
            "030 123456,DE,no",  // refused
        ]
        let input = "work,region,home\n" + (0..<700).map { _ in rows.joined(separator: "\n") + "\n" }.joined()
        let result = try await transform(recipe, input: input, workers: workers)
        #expect(result.counts.assumedRegions == [AssumedRegion("DE"): 1400, AssumedRegion("AT"): 700])
    }

    @Test(arguments: [true, false])
    func `what a record asks of the host comes to it, though more rows are there already`(isPure: Bool) async throws {
        try FileManager.default.createDirectory(atPath: folder.path("files"), withIntermediateDirectories: true)
        for number in 0..<40 { try "text \(number)".write(toFile: folder.path("files/f\(number).txt")) }
        try "return function(text) return text:upper() end".write(toFile: folder.path("part.lua"))
        let recipe = """
            local seen = 0
            return {
              pure = \(isPure),
              params = { folder = { type = "folder" } },
              columns = { ID = "ID" },
              writes = { "NAME", "WORK_NOTES" },
              transform = function(user)
                seen = seen + 1
                local file = params.folder["f" .. user.ID % 40 .. ".txt"]
                user.NAME = require("part")(file.bytes) .. " " .. user.ID
                if not \(isPure) then user.WORK_NOTES = tostring(seen) end
              end,
            }
            """
        let input = "ID\n" + (1...3_000).map { "\($0)\n" }.joined()
        let result = try await transform(
            recipe,
            input: input,
            workers: 2,
            settings: ["folder": ParameterSetting(.string(folder.path("files")), origin: "--set folder")]
        )
        #expect(result.findings.isEmpty, "\(result.findings.first?.message ?? "")")
        let expected = (1...3_000).map { id in
            "{\"ID\":\(id),\"NAME\":\"TEXT \(id % 40) \(id)\"" + (isPure ? "" : ",\"WORK_NOTES\":\"\(id)\"") + "}"
        }
        #expect(result.records == expected)
    }
}
