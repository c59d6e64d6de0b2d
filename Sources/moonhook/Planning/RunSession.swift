import Engine
import Foundation
import Journal
import PortalModel
import Scripting
import Wire

/// One `moonhook run` against an open portal: its scripts are planned, and the plan is carried out.
struct RunSession {
    let command: RunCommand
    let configuration: Configuration
    let portal: any Portal
    let journal: RunJournal
    /// The journal that knows what the portal makes of values, where that is another one.
    let rewritings: RunJournal?
    private let bar: ProgressBar

    init(
        command: RunCommand,
        configuration: Configuration,
        portal: any Portal,
        journal: RunJournal,
        rewritings: RunJournal?
    ) {
        self.command = command
        self.configuration = configuration
        self.portal = portal
        self.journal = journal
        self.rewritings = rewritings
        bar = ProgressBar(isQuiet: command.report.quiet)
    }

    func run(_ request: PlanRequest) async throws {
        var request = request
        let stamped = try request.input?.stamped()
        if let stamped { request.input = stamped.input }
        let header = header(of: request, inputSHA256: stamped?.sha256)
        let (run, counts) = try await journal.planned(header, showing: bar) { [request] run in
            let counts = try await plan(request, as: run)
            try await command.tables.write(counts, of: request.input, on: portal)
            return counts
        }
        let execution = PlanExecution(
            run: run,
            portal: portal,
            configuration: configuration,
            journal: journal,
            options: command.applying,
            choice: command.portalOptions.choice,
            report: command.report,
            bar: bar,
            save: command.planFile.save,
            approved: command.planFile.approve
        )
        try await execution.execute(counts)
    }

    private func header(of request: PlanRequest, inputSHA256: String?) -> RunHeader {
        RunHeader(
            scripts: (request.scripts + request.with).map {
                RunHeader.Script(name: ForeignText($0.name), sha256: $0.sha256)
            },
            parameters: JSONObject(request.settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }),
            portal: portal.name,
            input: command.input.map { $0 == "-" ? "standard input" : ForeignText($0) },
            inputSHA256: inputSHA256,
            account: ForeignText(NSUserName()),
            version: Moonhook.version,
            isDryRun: command.applying.dryRun,
            startedAt: request.now
        )
    }

    private func plan(_ request: PlanRequest, as run: RunID) async throws -> PlanningResult {
        let bar = bar
        let watchdog = Watchdog()
        let planner = Planner(
            portal: portal,
            journal: journal,
            rewritings: rewritings,
            log: { message in
                bar.clear()
                Terminal.standardError.write(foreign: message.text)
            },
            progress: bar.show,
            watch: watchdog.watch,
            workers: ProcessInfo.processInfo.activeProcessorCount
        )
        do {
            let counts = try await watchdog.watching { try await planner.plan(request, run: run) }
            bar.clear()
            return counts
        } catch let error as ScriptError where command.strict {
            bar.clear()
            // The record that ended the run is among what was found.
            try PlanView(run, in: journal, of: portal.name, options: command.report).showFindings()
            throw error
        }
    }
}
