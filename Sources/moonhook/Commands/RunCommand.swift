import ArgumentParser
import Containment
import Engine
import Foundation
import Journal
import PortalClient
import PortalModel
import Report
import Scripting

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plans the changes that scripts make to a portal's users, shows the plan, asks, and applies it.",
        discussion: """
            A program calls user.update. A recipe with a transform runs over every employee, or over the rows of --input. \
            Several recipes form a chain.
            """
    )

    @Argument(
        help: ArgumentHelp("A program, or recipes in the order of the chain.", valueName: "script"),
        completion: .file(extensions: ["lua"])
    )
    var files: [String]

    @Option(help: "Rows for the recipes, CSV or JSON lines; - is standard input.", completion: .file())
    var input: String?

    @Option(
        help: ArgumentHelp(
            "A recipe whose transform is applied to a program's updates; may be repeated.",
            valueName: "recipe"
        ),
        completion: .file(extensions: ["lua"])
    )
    var with: [String] = []

    @Flag(help: "End the run if a record is refused.")
    var strict = false

    @Option(help: "What becomes of rows whose person has no account: report or refuse.")
    var noAccount = RowsWithoutAccount.report

    @Flag(help: "Show which line set each value and, for --users, why nothing changed.")
    var why = false

    @OptionGroup var applying: ApplyOptions

    @OptionGroup var planFile: PlanFileOptions

    @OptionGroup var narrowing: NarrowingOptions

    @OptionGroup var tables: RunTables

    @OptionGroup var options: ScriptOptions

    @OptionGroup var portalOptions: PortalOptions

    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard !report.redact || planFile.save == nil else {
            throw ValidationError(
                "--save writes the values that --redact hides; leave one of them out. If no value may leave the host, "
                    + "the plan's SHA-256 is enough for 'moonhook run --approve'."
            )
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try portalOptions.configuration(environment)
        let name = try portalOptions.portalName(environment)
        let settings = try options.values(over: try configuration.settings(for: name))
        let opening = ScriptOpening(
            configuration: configuration,
            settings: settings,
            limits: options.limits,
            containment: options.containment
        )
        let (scripts, behind, pool) = try opening.open(files, with: with + configuration.always)
        let rows = try input.map { try options.openInput($0) }
        try tables.check(
            input,
            rows,
            besides: [("--save", planFile.save), ("--report", report.page)],
            scripts: files + with
        )
        let access = try PortalAccess(name, configuration, environment: environment)
        let entries = try configuration.protection(on: name, at: access?.address)
        let unlocked = try configuration.unlockedFields(on: name).union(applying.unlockedFields)
        try await portalOptions.withPortal(access, unlocking: unlocked) { portal, state in
            let found = try await configuration.find(entries, on: portal, access, in: state, isRedacted: report.redact)
            try applying.check(try await portal.schema())
            let keep = try configuration.retention(on: name, at: access?.address)
            let session = try session(on: portal, pool, state, keep)
            let request = PlanRequest(
                scripts: scripts,
                with: behind,
                input: rows,
                emptyCells: options.empty,
                narrowing: try await narrowing.narrowing(on: portal, protection: found.protection),
                settings: settings,
                limits: options.limits,
                seed: options.seed,
                undeclared: applying.undeclared,
                isStrict: strict,
                rowsWithoutAccount: noAccount,
                lists: tables.lists,
                explains: why,
                version: Moonhook.version
            )
            let (run, counts) = try await session.plan(request)
            let execution = PlanExecution(
                run: run,
                portal: portal,
                found: found,
                frame: RunFrame(access, configuration, found, report),
                options: applying,
                choice: portalOptions.choice,
                report: report,
                bar: session.bar,
                save: planFile.save,
                approved: planFile.approve
            )
            try await execution.execute(counts)
        }
    }

    private func session(
        on portal: any Portal,
        _ pool: WorkerPool,
        _ state: StateFolder,
        _ keep: Age?
    ) throws -> RunSession {
        let isDryRun = applying.dryRun
        return RunSession(
            portal: portal,
            journal: isDryRun ? try RunJournal.temporary() : try state.makeJournal(of: portal.name, keeping: keep),
            // A dry run's plan goes elsewhere, but how the portal rewrites values is known here.
            rewritings: isDryRun ? try state.openJournal(of: portal.name) : nil,
            input: input.map { $0 == "-" ? "standard input" : ForeignText($0) },
            applying: applying,
            narrowing: narrowing.given,
            tables: tables,
            files: tables.outputs + [("--save", planFile.save), ("--input", input)],
            report: report,
            bar: ProgressBar(isQuiet: report.quiet),
            pool: pool
        )
    }
}
