import Foundation
import PortalModel
import Report
import Testing
import Wire

/// Recorded runs in words.
struct RunTextTests {
    private let style = ReportStyle(width: 80, colour: false)

    private func run(
        _ id: Int,
        _ state: RunState,
        origin: RunHeader.Origin = .scripts,
        isDryRun: Bool = false
    ) -> Run {
        let header = RunHeader(
            origin: origin,
            scripts: origin == .scripts ? [RunHeader.Script(name: "a\u{202E}.lua", sha256: "ab12")] : [],
            parameters: origin == .scripts ? ["region": "DE"] : [:],
            portal: "north.example.com",
            input: origin == .scripts ? "rows.csv" : nil,
            isDryRun: isDryRun,
            startedAt: Date(timeIntervalSince1970: 1_772_000_000)
        )
        return Run(id: RunID(rawValue: id), header: header, state: state, planSHA256: "cd34")
    }

    @Test func `a list has a line for each run, with its columns aligned`() throws {
        var refused = run(10, .refused, origin: .undo(RunID(rawValue: 8)))
        refused.refusal = "too many\n"
        var known = run(11, .applied)
        known.header.person = "Åsa"
        known.header.purpose = "HR-1"
        known.header.owner = RunHeader.Owner(id: try #require(UserID(rawValue: 1)), name: "Ivan")
        var versioned = run(8, .planned)
        versioned.header.scripts[0].version = "1.2"
        let runs = [
            (run(13, .open, origin: .gateway(client: "hr")), PlanSummary(states: [.applied: 7])),
            (run(12, .interrupted), PlanSummary(states: [.applied: 3, .sending: 1, .planned: 1])),
            (known, PlanSummary(states: [.applied: 3, .conflict: 1])),
            (refused, PlanSummary(states: [.planned: 20])),
            (run(9, .planned, origin: .undo(RunID(rawValue: 8))), PlanSummary(states: [.planned: 20])),
            (versioned, PlanSummary()),
        ]
        let moment = RunText.local(Date(timeIntervalSince1970: 1_772_000_000))
        #expect(
            RunText.list(runs, style: style) == """
                run  began             state          changes                          by          of
                 13  \(moment)  open           7                                            gateway, client hr
                 12  \(moment)  interrupted    3 applied, 1 unanswered, 1 left              a<U+202E>.lua  rows.csv
                 11  \(moment)  applied        3 of 4                           Åsa (Ivan)  a<U+202E>.lua  rows.csv, for HR-1
                 10  \(moment)  refused        20                                           undo of 8: too many\u{21B5}
                  9  \(moment)  not applied    20                                           undo of 8
                  8  \(moment)  nothing to do  0                                            a<U+202E>.lua 1.2  rows.csv
                """
        )
        #expect(
            RunText.noRuns(in: "/a\nb").description
                == "No runs were recorded yet in /a\u{21B5}b; --state or MOONHOOK_STATE names another folder"
        )
    }

    @Test func `a heading repeats options as words of a command, and hides what is to be hidden`() throws {
        var asked = run(12, .applied)
        asked.header.options = [
            RunHeader.Option("--users", "57,58"), RunHeader.Option("--where", "NAME=Anna O'Neill"),
            RunHeader.Option("--allow", "dismiss=4"),
        ]
        asked.header.person = "Åsa"
        asked.header.owner = RunHeader.Owner(id: try #require(UserID(rawValue: 1)), name: "Ivan")
        func lines(_ run: Run) -> [Substring] {
            RunText.heading(run, of: PortalTitle(host: "north.example.com"), undoneBy: nil, style: style).split(
                separator: "\n"
            )
        }
        let words = #"--users 57,58 --where 'NAME=Anna O'\''Neill' --allow dismiss=4"#
        #expect(lines(asked).contains { $0.hasPrefix("  options ") && $0.hasSuffix(words) })
        #expect(lines(asked).contains { $0.hasPrefix("  credentials  of Ivan (user 1)") })
        let text = lines(asked.redacted).joined(separator: "\n")
        #expect(!text.contains("Anna") && !text.contains("Ivan") && !text.contains("Åsa"), "\(text)")
        #expect(text.contains("--where 'NAME=•••' --allow dismiss=4"), "\(text)")
    }

    @Test func `a heading tells all that is known of a run`() {
        let text = RunText.heading(
            run(12, .applied),
            of: PortalTitle("north", host: "north.example.com"),
            undoneBy: RunID(rawValue: 13),
            style: style
        )
        let lines = text.split(separator: "\n")
        #expect(lines.first == "Run 12, applied")
        #expect(lines.contains("  script     a<U+202E>.lua, SHA-256 ab12"))
        #expect(lines.contains("  portal     north (north.example.com)"))
        #expect(lines.contains("  parameter  region = DE"))
        #expect(lines.contains("  undone     by run 13"))
    }

    @Test func `a run of the gateway names its client`() {
        let run = run(12, .open, origin: .gateway(client: "hr\u{202E}"))
        let title = PortalTitle(host: "north.example.com")
        let lines = RunText.heading(run, of: title, undoneBy: nil, style: style).split(separator: "\n")
        #expect(lines.first == "Run 12, open")
        #expect(lines.contains("  gateway  client hr<U+202E>"))
        let json = RunText.json(run, PlanSummary(states: [.applied: 7]))
        #expect(json.contains(#""state":"open""#) && json.contains("\"client\":\"hr\u{202E}\""), "\(json)")
        let counted = RunText.json(run, PlanSummary(), calls: ["taken": 7, "refused": 1])
        #expect(counted.contains(#""calls":{"refused":1,"taken":7}"#) && !json.contains("calls"), "\(counted)")
        let allowed = [
            Allowance(bound: .dismiss, number: 12, account: "anna\u{202E}", moment: Date(timeIntervalSince1970: 0))
        ]
        let heading = RunText.heading(run, of: title, undoneBy: nil, allowances: allowed, style: style)
        #expect(heading.contains("\n  allowed  dismiss=12 by anna<U+202E>, 19"), "\(heading)")
        let told = RunText.json(run, PlanSummary(), allowances: allowed)
        #expect(
            told.contains(
                "\"allowances\":[{\"bound\":\"dismiss\",\"number\":12,\"account\":\"anna\u{202E}\",\"at\":\"1970-01-01T00:00:00"
            ),
            "\(told)"
        )
        #expect(!json.contains("allowances"))
    }

    @Test(arguments: [
        (RunState.planned, false, "Plan for north.example.com", "not applied"),
        (.planned, true, "Plan for north.example.com", "a dry run"),
        (.failed, false, "Plan for north.example.com", "not applied"),
        (.refused, false, "Plan for north.example.com", "refused"),
        (.applied, false, "Run 12 on north.example.com", "applied"),
        (.interrupted, false, "Run 12 on north.example.com", "interrupted"),
        (.open, false, "Run 12 on north.example.com", "open"),
    ])
    func `a report is of a plan until something was sent`(
        state: RunState,
        isDryRun: Bool,
        title: String,
        word: String
    ) {
        let description = RunDescription(
            of: run(12, state, isDryRun: isDryRun),
            in: RunFrame(PortalTitle(host: "north.example.com"), configuration: ["/etc/moonhook.lua"]),
            undoneBy: nil,
            PlanningResult()
        )
        #expect(description.title == title)
        #expect(description.facts.first { $0.label == "state" }?.value == word)
        #expect(description.facts.suffix(2).map(\.value) == ["/etc/moonhook.lua", "SHA-256 cd34"])
        #expect(description.total == nil && description.refused == nil)
    }
}
