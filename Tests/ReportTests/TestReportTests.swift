import PortalModel
import TestSupport
import Testing
import Wire

@testable import Report

/// What `moonhook test` says.
struct TestReportTests {
    private static let well = RecipeTest(
        file: "phones-e164.lua",
        examples: (1...3).map { ExampleResult(number: $0, location: ForeignText("phones-e164.lua:\($0 + 30)")) },
        trial: TrialResult(
            users: 2_000,
            hasRows: false,
            seed: 7,
            checks: [TrialCheck(.trialRaises), TrialCheck(.trialImpure, leftOut: "it doesn't have pure = true")],
            findings: []
        )
    )

    private static let failing = RecipeTest(
        file: "hr-import.lua",
        examples: [
            ExampleResult(number: 1, location: "hr-import.lua:40"),
            ExampleResult(
                number: 2,
                location: "hr-import.lua:44",
                differences: [
                    FieldDifference(
                        field: "PERSONAL_MOBILE",
                        expected: .string("+49171392001"),
                        got: .string(" 0171\u{A0}392001 "),
                        reason: .named
                    ),
                    FieldDifference(field: "NAME", expected: .string("Anna"), got: .null, reason: .stays),
                ],
                problems: ["WORK_PHONE warns, but 'warns' doesn't name it: WORK_PHONE: not a number (hr-import.lua:22)"]
            ),
            ExampleResult(
                number: 3,
                location: "hr-import.lua:52",
                differences: [
                    FieldDifference(
                        user: UserID(rawValue: 57),
                        field: "UF_DEPARTMENT",
                        expected: .list([.integer(5), .integer(8)]),
                        got: .list([.integer(5)]),
                        reason: .named
                    )
                ]
            ),
        ],
        trial: TrialResult(
            users: 1_000,
            hasRows: true,
            seed: 7,
            checks: [TrialCheck(.trialRaises), TrialCheck(.trialUnsettled)],
            findings: [
                TrialFinding(
                    .trialRaises,
                    "it raises: attempt to index a nil value (local 'number')",
                    location: "hr-import.lua:27",
                    sourceLine: "user.WORK_PHONE = number.number",
                    count: 112,
                    example: "{\n  given = { NAME = \"x\" },\n  row = { [\"Office phone\"] = \"x\" },\n},"
                ),
                TrialFinding(
                    .trialUnsettled,
                    "NAME changes again in a second run: \"l\", then \"l!\", then \"l!!\"",
                    field: "NAME",
                    count: 1,
                    example: "{ given = { NAME = \"l\" } },"
                ),
            ]
        )
    )

    private static let untried = RecipeTest(
        file: "photos.lua",
        examples: [],
        trial: nil,
        notices: [
            "it has no examples",
            "its transform was not tried: parameter 'photos' is a folder without a default; give it with --set photos=…",
        ]
    )

    private static let all = [well, failing, untried]

    @Test(arguments: [(80, false), (80, true), (120, false)])
    func `the text reads as recorded`(width: Int, colour: Bool) throws {
        let text = TestText(style: ReportStyle(width: width, colour: colour), files: Self.all.map(\.file))
        let blocks =
            Self.all.map { text.test($0) } + [
                text.refused("broken.lua", "broken.lua:2: unexpected symbol (MH0101)\n  x")
            ]
            + [text.summary(Self.all, refused: 1, seed: 7), text.summary([Self.well], refused: 0, seed: nil)]
        let name = "test-\(width)\(colour ? "-colour" : "").txt"
        let whole = blocks.joined(separator: "\n\n") + "\n"
        #expect(try snapshot(name, recording: whole) == whole)
        if !colour {
            for line in whole.split(separator: "\n") {
                #expect(String(line).columns <= width)
            }
        }
    }

    @Test func `TAP reads as recorded`() throws {
        var tap = TestTAP()
        for test in Self.all { tap.add(test) }
        tap.addRefused("broken#1.lua", "broken#1.lua:2: unexpected symbol")
        tap.end()
        let whole = tap.lines.map { $0 + "\n" }.joined()
        #expect(try snapshot("test.tap", recording: whole) == whole)
    }

    @Test func `JSON reads as recorded`() throws {
        let json = TestJSON()
        let lines = Self.all.flatMap { json.test($0) } + [json.refused("broken.lua", "broken.lua:2: unexpected symbol")]
        for line in lines { _ = try JSONReader.value(from: line) }
        let whole = lines.map { $0 + "\n" }.joined()
        #expect(try snapshot("test.jsonl", recording: whole) == whole)
    }

    private func report(_ format: TestReport.Format, isQuiet: Bool = false) -> TestReport {
        TestReport(
            format,
            style: ReportStyle(width: 80, colour: false),
            files: Self.all.map(\.file),
            isQuiet: isQuiet
        )
    }

    @Test func `a recipe of several paragraphs has an empty line around it`() {
        var report = report(.text)
        #expect(report.beginning == "")
        let texts = [Self.well, Self.failing, Self.well, Self.well].map { report.add($0) }
        #expect(texts.map { $0.hasPrefix("\n") } == [false, true, true, false])
        #expect(report.failed == 1 && report.refused == 0)
        #expect(report.end(seed: 7).hasPrefix("\n"))
    }

    @Test func `if all is well, who asked for failures alone reads nothing`() {
        var report = report(.text, isQuiet: true)
        #expect(report.add(Self.well) == "" && report.end(seed: 7) == "")
        var json = self.report(.json, isQuiet: true)
        #expect(json.add(Self.well) == "" && json.end(seed: 7) == "")
    }

    @Test func `in TAP each line comes once, the plan last`() {
        var report = report(.tap)
        let lines = [
            report.beginning, report.add(Self.well), report.add(refused: "broken.lua", "no"), report.end(seed: 7),
        ]
        #expect(lines.map { $0.split(separator: "\n").count } == [1, 5, 4, 1])
        #expect(lines.first == "TAP version 14" && lines.last == "1..6")
        #expect(report.refused == 1)
    }
}
