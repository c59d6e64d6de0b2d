import PortalModel
import TestSupport
import Testing

@testable import Report

struct PlanTextTests {
    @Test(arguments: [80, 120], [false, true])
    func `everything about a plan and its run reads as recorded`(width: Int, colour: Bool) throws {
        let text = PlanText(width: width, colour: colour)
        let parts = try [
            text.changes(samplePage()), text.heading(["WORK_PHONE"], users: 6) + "\n" + text.table(sampleNumbers()),
            text.heading(["UF_DEPARTMENT", "ACTIVE", "WORK_POSITION"], users: 1), text.heading([], users: 12),
            text.heading(["WORK_PHONE"], users: 83, assumesCountry: true),
            text.summary(sampleSummary(), of: 204), text.notices(sampleNotices()),
            text.result(sampleSummary()), text.outcomes(sampleOutcomes()),
        ]
        let report = parts.joined(separator: "\n\n----\n\n") + "\n"
        #expect(try snapshot("plan-\(width)\(colour ? "-colour" : "").txt", recording: report) == report)
    }

    @Test
    func `no line is wider than the terminal but for what is never cut`() throws {
        for width in [60, 80, 120] {
            let text = PlanText(width: width)
            let report = text.changes(try samplePage()) + "\n" + text.table(try sampleNumbers())
            for line in report.split(separator: "\n") where !line.contains("Karl-Theodor") {
                #expect(String(line).columns <= width, "\(line)")
            }
        }
    }

    @Test
    func `a value that is shown whole runs over several lines, and nothing of it is left out`() throws {
        let words = (1...60).map { "word\($0)" }.joined(separator: " ")
        let change = Change(
            user: try .of(1),
            person: "Anna",
            before: ["WORK_PROFILE": .string(words)],
            after: ["WORK_PROFILE": .string(words + " more")]
        )
        let text = PlanText(width: 80, isFull: true)
        for report in [text.change(change), text.table([change])] {
            let lines = report.split(separator: "\n")
            #expect(lines.allSatisfy { String($0).columns <= 80 })
            #expect(!report.contains("…"))
            let shown = lines.dropFirst().joined(separator: " ").split(separator: " ").joined(separator: " ")
            #expect(shown.hasSuffix("\(words) → \(words) more"))
        }
    }

    @Test
    func `a change of one field is a line, and what doesn't fit is below the name`() throws {
        let text = PlanText(width: 80).table(
            try sampleNumbers().map { change in
                var change = change
                (change.line, change.locations) = (nil, [:])
                return change
            }
        )
        #expect(
            text == """
                     7  Anna Schmidt  0151 23456789     → +4915123456789
                    58  Борис Жуков   8 (495) 123-45-67 → +74951234567
                   301  田中 さくら   03-1234-5678·     → +81312345678
                   302  שרה כהן       03 123 4567       → +97231234567
                   303  Karl-Theodor Maria Nikolaus Johann Jacob Philipp Sprenger
                        089/12345 → +498912345
                  1204  Zoe\u{308} O\u{2019}Neill
                        ask Anna at the front desk bet… twelve, but never on Fridays → (cleared)
                """
        )
    }

    @Test
    func `the location that set a field is next to it if there is room, and else below it`() throws {
        var change = try samplePage()[0]
        change.locations = ["PERSONAL_MOBILE": "phones-e164.lua:14", "WORK_PHONE": "house-rules.lua:7"]
        change.assumed = [:]
        let wide = PlanText(width: 80).change(change).split(separator: "\n")
        #expect(wide[1].hasSuffix("0151 23456789 → +4915123456789  phones-e164.lua:14"))
        #expect(wide[2].hasSuffix("(empty)       → +4930123456     house-rules.lua:7"))
        let narrow = PlanText(width: 60).change(change).split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(narrow[2] == "phones-e164.lua:14" && narrow[4] == "house-rules.lua:7")
    }

    @Test
    func `a country that was assumed is named in front of the location, in a colour of its own`() throws {
        var change = try samplePage()[0]
        change.locations = ["PERSONAL_MOBILE": "phones-e164.lua:14", "WORK_PHONE": "house-rules.lua:7"]
        let lines = PlanText(width: 120, colour: true).change(change).split(separator: "\n")
        #expect(lines[1].hasSuffix("\u{1B}[33massumed DE (parameter region), phones-e164.lua:14\u{1B}[0m"))
        #expect(lines[2].hasSuffix("\u{1B}[2mhouse-rules.lua:7\u{1B}[0m"))
    }

    @Test
    func `on a terminal what is written from right to left turns around nothing else`() throws {
        let change = try sampleNumbers()[3]
        #expect(PlanText(width: 80, isolatesText: true).table([change]).contains("\u{2068}שרה כהן\u{2069}  "))
        #expect(!PlanText(width: 80).table([change]).unicodeScalars.contains("\u{2068}"))
    }

    @Test
    func `ids of users are their names`() throws {
        let field = UserField("UF_MENTORS", .integer, isMultiple: true, namesUsers: true, about: "")
        let change = Change(
            user: try .of(1),
            person: "Anna",
            before: ["UF_MENTORS": .list([.integer(7)])],
            after: ["UF_MENTORS": .list([.integer(8)])]
        )
        let text = PlanText(width: 80, custom: [field], people: [try .of(7): "Zoë  O'Neill"])
        #expect(text.change(change).hasSuffix("UF_MENTORS  Zoë··O'Neill → user 8"))
    }

    @Test
    func `a long name is never cut`() throws {
        let name = String(repeating: "Wolfeschlegelsteinhausen ", count: 5) + "Senior"
        let change = Change(user: try .of(1), person: name, before: [:], after: ["NAME": .string(name)])
        let lines = PlanText(width: 60).change(change).split(separator: "\n")
        #expect(lines.first?.hasSuffix(name) ?? false)
        #expect(lines.last?.contains("…") ?? false)
        #expect(lines.last?.count == 60)
    }

    @Test
    func `a value can't command the terminal`() throws {
        let evil = "\u{1B}]0;owned\u{7}\u{202E}\u{9B}2J\r"
        let change = Change(user: try .of(1), person: evil, before: ["NAME": .string(evil)], after: ["NAME": .null])
        let text = PlanText(width: 200).change(change)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test(arguments: [
        (PlanSummary(), 204 as Int?, "Nothing to change in 204 users"),
        (PlanSummary(), 1, "Nothing to change in 1 user"),
        (PlanSummary(), nil, "Nothing to change"),
        (PlanSummary(states: [.planned: 1]), 204, "1 of 204 users changes"),
        (PlanSummary(states: [.planned: 1]), 1, "1 of 1 user changes"),
        (PlanSummary(states: [.planned: 1]), nil, "1 user changes"),
        (PlanSummary(states: [.planned: 31]), nil, "31 users change"),
    ])
    func `the summary is a sentence`(summary: PlanSummary, total: Int?, expected: String) {
        #expect(PlanText(width: 80).summary(summary, of: total) == expected)
    }

    @Test(arguments: [
        ([ChangeState.applied: 31], "31 changes applied"),
        ([.applied: 1], "1 change applied"),
        ([.applied: 28, .conflict: 1, .failed: 2], "28 of 31 changes applied, 1 in conflict, 2 failed"),
        ([.planned: 2, .sending: 1], "0 of 3 changes applied, 1 unanswered, 2 left"),
    ])
    func `the result says what became of every change`(states: [ChangeState: Int], expected: String) {
        #expect(PlanText(width: 80).result(PlanSummary(states: states)) == expected)
    }

    @Test
    func `a run without surprises has no outcomes to show`() throws {
        let change = try samplePage()[0]
        let outcomes: [(change: Change, outcome: Outcome)] = [(change, .applied(["PERSONAL_MOBILE": .taken]))]
        #expect(PlanText(width: 80).outcomes(outcomes).isEmpty)
    }
}
