import ArgumentParser
import Engine
import Foundation
import Journal
import PortalClient
import PortalModel
import Report

struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Resumes a run that was interrupted while its changes were sent.",
        discussion: """
            Reads back the changes that were being sent, then sends those that the portal doesn't have yet, as planned. Scripts \
            don't run again, and users changed since the plan are skipped.
            """
    )

    @Argument(
        help: ArgumentHelp("The number of the run; may be omitted if only one was interrupted.", valueName: "run")
    )
    var number: RunID?

    @Flag(help: "Show how far the run came, and send nothing.")
    var dryRun = false

    @OptionGroup var sending: SendingOptions

    @OptionGroup var portalOptions: PortalOptions

    @OptionGroup var report: ReportOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try portalOptions.configuration(environment)
        let name = try portalOptions.portalName(environment)
        let access = try PortalAccess(name, configuration, environment: environment)
        let entries = try configuration.protection(on: name, at: access?.address)
        let unlocked = try configuration.unlockedFields(on: name)
        try await portalOptions.withPortal(access, mentionsRuns: false, unlocking: unlocked) { portal, state in
            let journal = try state.openJournal(of: portal.name)
            let title = access.title
            let id = try number ?? onlyInterrupted(in: journal, of: title)
            InterruptedRuns.mention(in: state, of: portal.name, portalOptions.choice, except: id)
            let (recorded, run) = try journal.recorded(id, of: title)
            try check(run, recorded, of: title)
            let found = try await configuration.find(entries, on: portal, access, in: state, isRedacted: report.redact)
            try check(recorded, leaves: found.protection)
            let schema = try await portal.schema()
            let frame = RunFrame(access, configuration, found, report)
            let view = try PlanView(recorded, in: frame, schema: schema, options: report)
            let left = try show(run, recorded, in: frame, found)
            try view.showAttention()
            guard !dryRun else { return }
            try PlanExecution.checkOutput()
            try recorded.add(found.warnings)
            if left > 0 {
                try portal.checkName()
                let consequences = try view.consequences(try recorded.summary())
                let question: ShownText = "Resume run \(id) on \(title.short)\(consequences)?"
                guard try await sending.consent(to: question) else {
                    return Terminal.standardError.write("Nothing was sent.")
                }
            }
            try recorded.note(purpose: sending.purpose?.text, person: sending.person?.text)
            let application = PlanApplication(
                run: recorded,
                portal: portal,
                options: sending,
                choice: portalOptions.choice,
                view: view,
                bar: ProgressBar(isQuiet: report.quiet)
            )
            guard try await application.apply(), found.warnings.isEmpty else { throw Failure(.partial, "") }
        }
    }

    private func onlyInterrupted(in journal: RunJournal?, of portal: PortalTitle) throws -> RunID {
        let runs = try journal?.interruptedRuns() ?? []
        guard let only = runs.first else {
            if let last = try journal?.runs(limit: 1).first, last.state == .applying {
                throw Failure.busy(journal?.holder(), portal)
            }
            throw Failure(.usage, "no run on \(portal) was interrupted, so there is none to resume")
        }
        guard runs.count == 1 else {
            let list = runs.map(\.description).joined(separator: ", ")
            throw Failure(.usage, "the runs \(list) on \(portal) were interrupted; name the one to resume")
        }
        return only
    }

    private func check(_ run: Run, _ recorded: RecordedRun, of portal: PortalTitle) throws {
        switch run.state {
        case .interrupted: return
        case .applying: throw Failure.busy(recorded.journal.holder(), portal)
        case .superseded:
            let newer = run.supersededBy.map { "run \($0)" } ?? "a newer run"
            throw Failure(.usage, "run \(run.id) can't be resumed: \(newer) superseded it")
        case .applied: throw Failure(.usage, "run \(run.id) is applied; it has nothing left to send")
        case .open: throw Failure(.usage, "run \(run.id) is of the gateway, which sends each call at once")
        case .planning, .planned, .refused, .failed:
            throw Failure(
                .usage,
                "run \(run.id) has not sent anything, so there is nothing to resume; run it again"
            )
        }
    }

    /// Refuses a run whose rest would change what is protected by now: a plan is sent in full or not at all.
    private func check(_ run: RecordedRun, leaves protection: Protection) throws {
        guard protection != Protection() else { return }
        var users: Set<UserID> = []
        var fields: Set<String> = []
        var last: UserID?
        while case let page = try run.changes(after: last, limit: PlanView.pageSize), let end = page.last {
            for planned in page where [.planned, .sending].contains(planned.state) {
                if protection.users.contains(planned.change.user) { users.insert(planned.change.user) }
                fields.formUnion(protection.fields.intersection(planned.change.after.keys))
            }
            last = end.change.user
        }
        guard !users.isEmpty || !fields.isEmpty else { return }
        let named = users.sorted().prefix(10).map { "user \($0)" } + fields.sorted()
        throw Failure(
            .refused,
            .protected,
            """
            moonhook.lua protects \(named.joined(separator: ", ")), which the rest of run \(run.id) would change, so nothing was sent.
            Run it again: the new plan leaves that out.
            """
        )
    }

    /// Reports what is left.
    ///
    /// - Returns: How many changes that is.
    private func show(
        _ run: Run,
        _ recorded: RecordedRun,
        in frame: RunFrame,
        _ found: FoundProtection
    ) throws -> Int {
        let output = Terminal.standardOutput
        let counts = try recorded.unfinishedCounts()
        let shown = report.redact ? run.redacted : run
        let summary = try recorded.progress()
        if report.format == .json {
            output.write(json: RunText.json(shown, summary, in: frame))
        } else if report.format == .text {
            output.write(report: RunText.heading(shown, of: frame.portal, undoneBy: nil, style: output.style))
            output.write(report: frame.basis)
            output.write(report: frame.protected())
            output.writeParagraph(RunText.words(forProgress: summary, unread: counts.perhapsSent))
        }
        found.tell()
        return counts.all
    }
}
