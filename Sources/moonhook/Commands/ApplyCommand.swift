import ArgumentParser
import Engine
import Foundation
import Journal
import PortalClient
import PortalModel
import Report
import Wire

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Applies a plan file that 'moonhook run --save' wrote: shows the plan, asks, and sends exactly that.",
        discussion: """
            The file must be complete, unedited, and for this portal. Users changed since the plan are reported as conflicts \
            and skipped. Users who already have the new values are not sent again.
            """
    )

    @Argument(help: ArgumentHelp("The plan file; - is standard input.", valueName: "plan.jsonl"), completion: .file())
    var file: String

    @OptionGroup var applying: ApplyOptions

    @OptionGroup var portalOptions: PortalOptions

    @OptionGroup var report: ReportOptions

    func validate() throws { try applying.checkWithoutScripts() }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        try OutputFile.check([("--report", report.page)], over: file)
        let name = try portalOptions.portalName(environment)
        let configuration = try portalOptions.configuration(environment)
        let plan = try PlanFileReader(file == "-" ? ByteSource.standardInput : ByteSource(path: file))
        let access = try PortalAccess(name, configuration, environment: environment)
        let entries = try configuration.protection(on: name, at: access?.address)
        let unlocked = try configuration.unlockedFields(on: name).union(applying.unlockedFields)
        try await portalOptions.withPortal(access, unlocking: unlocked) { portal, state in
            let formerNames = try state.openJournal(of: portal.name)?.formerNames() ?? []
            try plan.check(portal: portal.name, formerNames: formerNames)
            let found = try await configuration.find(entries, on: portal, access, in: state, isRedacted: report.redact)
            let journal =
                applying.dryRun
                ? try RunJournal.temporary()
                : try state.makeJournal(
                    of: portal.name,
                    keeping: configuration.retention(on: name, at: access?.address)
                )
            let known = applying.dryRun ? try state.openJournal(of: portal.name) : nil
            let frame = RunFrame(access, configuration, found, report)
            try await apply(plan, to: portal, found, frame, journal, known: known)
        }
    }

    private func apply(
        _ plan: PlanFileReader,
        to portal: any Portal,
        _ found: FoundProtection,
        _ frame: RunFrame,
        _ journal: RunJournal,
        known: RunJournal?
    ) async throws {
        let header = try await RunHeader(
            origin: .file,
            scripts: plan.scripts,
            input: ForeignText(plan.name),
            applying: applying,
            on: portal
        )
        let bar = ProgressBar(isQuiet: report.quiet)
        let planner = PlanFilePlanner(
            portal: portal,
            protection: found.protection,
            rewritings: known,
            progress: bar.show
        )
        let (run, counts) = try await journal.begin(header, refusal: Failure.refusal) { run in
            defer { bar.clear() }
            try run.note(files: OutputFile.named(by: [("plan", file)]))
            try run.keep(plan.scripts.map { ScriptText(name: $0.name, sha256: $0.sha256, text: nil) })
            return try await planner.plan(plan, run: run)
        }
        let execution = PlanExecution(
            run: run,
            portal: portal,
            found: found,
            frame: frame,
            options: applying,
            choice: portalOptions.choice,
            report: report,
            bar: bar
        )
        try await execution.execute(counts)
    }
}
