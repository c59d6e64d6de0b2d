import ArgumentParser
import Engine
import Foundation
import Journal
import PortalModel
import Report

struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Lists recorded runs, shows one in full, or deletes old ones.",
        discussion: """
            The journal of a portal records every run except dry runs: its scripts, parameters and input, who ran it and when, \
            and each change with the value before, the value sent, and the outcome. The portal is not called.
            """
    )

    @Argument(help: ArgumentHelp("The number of a run to show.", valueName: "run"))
    var number: RunID?

    @Option(
        help: ArgumentHelp(
            "Delete the runs that began longer ago than this. Asks before it deletes all; without a terminal, 0d needs --yes.",
            valueName: "90d"
        ),
        transform: Age.init(argument:)
    )
    var forget: Age?

    @Flag(help: "Delete them without asking.")
    var yes = false

    @Option(help: ArgumentHelp("How many runs to list, the latest first.", valueName: "N"))
    var last = 20

    @Option(
        help: ArgumentHelp(
            "Print a script of the run or a module that it required, as it was then, with the numbers of its lines.",
            valueName: "name or SHA-256"
        )
    )
    var script: String?

    @Option(
        help: ArgumentHelp("Show all that is recorded about one person, by id or by an address.", valueName: "user")
    )
    var user: PersonArgument?

    @OptionGroup var report: ReportOptions

    @OptionGroup var choice: PortalChoice

    func validate() throws {
        guard number == nil || forget == nil else {
            throw ValidationError("--forget deletes all old runs; leave the number out.")
        }
        guard !yes || forget != nil else { throw ValidationError("--yes is for --forget.") }
        guard user == nil || (number == nil && forget == nil) else {
            throw ValidationError("--user shows one person in all runs; leave the number and --forget out.")
        }
        guard number != nil || (report.page == nil && report.format != .markdown) else {
            throw ValidationError("--report and --format markdown show one run; give its number.")
        }
        guard script == nil || number != nil else {
            throw ValidationError("--script shows a script of one run; give its number.")
        }
        guard last > 0 else { throw ValidationError("--last takes a number from 1.") }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let name = try choice.name(environment)
        let configuration = try choice.basis.configuration(environment)
        let access = try PortalAccess(name, configuration, environment: environment)
        let portal = access.title
        let state = choice.state(environment)
        let journal = try state.openJournal(of: portal.host)
        InterruptedRuns.mention(in: state, of: portal.host, choice)
        if let user {
            try access?.checkTakenOver(in: state)
            let person = try await PersonLookup(portal: portal, journal: journal).person(user)
            try PersonView(person: person, portal: portal, journal: journal, report: report).show()
        } else if let forget {
            try await self.forget(forget, in: journal)
        } else if let number {
            let (recorded, run) = try journal.recorded(number, of: portal)
            if let script { return try show(script, of: recorded) }
            try await show(report.redact ? run.redacted : run, recorded, of: portal)
        } else {
            try list(try journal?.runs(limit: last) ?? [], in: journal, of: portal, state)
        }
    }

    private func forget(_ age: Age, in journal: RunJournal?) async throws {
        if let journal, !yes { try await confirm(age, in: journal) }
        let count = try journal?.forget(before: age.beginning) ?? 0
        guard !report.quiet || count > 0 else { return }
        let output = Terminal.standardOutput
        guard report.format != .json else { return output.write(json: RunText.json(forgotten: count)) }
        output.write(RunText.words(forForgotten: count))
    }

    /// Asks whether all runs are to be deleted; a job that deletes old ones every night has nobody to ask, and names their age.
    private func confirm(_ age: Age, in journal: RunJournal) async throws {
        let (count, all) = try journal.runs(before: age.beginning)
        guard count > 0, age.seconds == 0 || count == all && Terminal.canAsk else { return }
        let runs = count == 1 ? "1 run" : "\(count) runs"
        guard Terminal.canAsk else {
            throw Failure(
                .usage,
                "Nothing was forgotten: --forget \(age.text) deletes \(runs); without a terminal to ask on, this needs --yes."
            )
        }
        let question: ShownText =
            "Forget \(runs)\(count == all ? ", all that were recorded" : "")? Then they can't be undone."
        guard try await Terminal.confirm(question) else { throw Failure(.done, "Nothing was forgotten.") }
    }

    private func list(
        _ runs: [Run],
        in journal: RunJournal?,
        of portal: PortalTitle,
        _ state: StateFolder
    ) throws {
        let output = Terminal.standardOutput
        let entries = try runs.map { run in
            (
                report.redact ? run.redacted : run,
                try journal.map { try RecordedRun(run.id, in: $0).progress() } ?? PlanSummary()
            )
        }
        if report.format == .json {
            for (run, summary) in entries { output.write(json: RunText.json(run, summary)) }
        } else {
            output.write("Portal \(portal)")
            output.writeParagraph(
                entries.isEmpty
                    ? RunText.noRuns(in: state.path).description : RunText.list(entries, style: output.style)
            )
        }
    }

    /// Prints the texts of the scripts of that name, or whose SHA-256 begins so.
    private func show(_ name: String, of recorded: RecordedRun) throws {
        let scripts = try recorded.scripts()
        let isHash = name.count >= 4 && name.allSatisfy(\.isHexDigit)
        let found = scripts.filter { script in
            script.name.verbatim == name || isHash && script.sha256.hasPrefix(name.lowercased())
        }
        guard !found.isEmpty else {
            let names = scripts.map(\.name.verbatim)
            let nearest = NearestName.of(name, among: names).map { "did you mean \($0)?" }
            let list = names.isEmpty ? "no script of it was kept" : "it ran \(names.joined(separator: ", "))"
            throw Failure(.usage, "--script: run \(recorded.id) has no script \(name); \(nearest ?? list)")
        }
        let output = Terminal.standardOutput
        for (index, script) in found.enumerated() {
            guard let text = script.text else {
                throw Failure(.usage, "the text of \(script.name) wasn't kept: the plan was made elsewhere")
            }
            if report.format == .json {
                output.write(json: RunText.json(script: script.name, sha256: script.sha256, text: text))
            } else {
                let lines = RunText.script(script.name, sha256: script.sha256, text: text)
                index == 0 ? output.write(report: lines) : output.writeParagraph(lines)
            }
        }
    }

    private func show(_ run: Run, _ recorded: RecordedRun, of portal: PortalTitle) async throws {
        let output = Terminal.standardOutput
        let summary = try recorded.summary()
        let undone = try recorded.undoneBy()
        let calls = try recorded.callCounts()
        let allowances = try recorded.allowances()
        if report.format == .json {
            output.write(
                json: RunText.json(run, summary, undoneBy: undone, calls: calls, allowances: allowances)
            )
        }
        let view = try PlanView(recorded: recorded, in: RunFrame(portal), options: report)
        let heading = RunText.heading(
            run,
            of: portal,
            undoneBy: undone,
            calls: calls,
            allowances: allowances,
            style: output.style
        )
        try view.showPlan(
            PlanningResult(),
            summary,
            under: heading,
            isComplete: ![.failed, .refused].contains(run.state) || summary.users > 0
        )
        if summary.states.keys.contains(where: { $0 != .planned }) { try view.showOutcomes(summary) }
        if report.format == .text { output.writeParagraph(RunText.words(forForgottenIn: summary)) }
        try await view.writePage()
    }
}
