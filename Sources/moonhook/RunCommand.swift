import ArgumentParser
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
        abstract: "Plans what scripts want of a portal's users, shows the plan, asks, and applies it.",
        discussion: """
            A program calls user.update. A recipe with a transform runs over every employee, or over the rows of --input. \
            Several recipes make a chain.
            """
    )

    @Argument(help: ArgumentHelp("A program, or recipes in the order of the chain.", valueName: "script"))
    var files: [String]

    @Option(help: "Rows for the recipes, CSV or JSON lines; - is standard input.")
    var input: String?

    @Option(
        help: ArgumentHelp(
            "A recipe whose transform a program's updates pass through; may be repeated.",
            valueName: "recipe"
        )
    )
    var with: [String] = []

    @Flag(help: "Show the plan, and send nothing.")
    var dryRun = false

    @Flag(help: "Apply the plan without asking.")
    var yes = false

    @Flag(help: "Let one refused record end the run.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "Let a plan go beyond a bound, up to N: \(Bound.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "bound=N"
        ),
        transform: Allowance.init
    )
    var allow: [Allowance] = []

    @Option(help: ArgumentHelp("How many changes may fail before no more are sent.", valueName: "N"))
    var maxFailures = 20

    @OptionGroup var narrowing: NarrowingOptions

    @OptionGroup var tables: RunTables

    @OptionGroup var options: ScriptOptions

    @OptionGroup var portalOptions: PortalOptions

    @Option(help: "How the plan is written: text or json.")
    var format = OutputFormat.text

    @Flag(help: "Print only where something changed or failed.")
    var quiet = false

    @Flag(help: "End with status 2 where all is well and the plan is not empty.")
    var exitCode = false

    func validate() throws {
        guard maxFailures > 0 else { throw ValidationError("--max-failures takes a number from 1.") }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try Configuration.find(environment)
        let name = try portalOptions.portalName(environment)
        let settings = try options.values(over: try configuration?.settings(for: name) ?? [:])
        let opening = ScriptOpening(configuration: configuration, settings: settings, limits: options.limits)
        let (scripts, behind) = try opening.open(files, with: with + (configuration?.always ?? []))
        let rows = try input.map { try options.openInput($0) }
        try tables.check(input, rows)
        let protection = try configuration?.protection(on: name) ?? Protection()
        try await portalOptions.withPortal { portal, state in
            let journal =
                dryRun
                ? try RunJournal.temporary()
                : try RunJournal(path: try state.folder(of: portal.name) + "/journal.sqlite")
            let request = PlanRequest(
                scripts: scripts,
                with: behind,
                input: rows,
                emptyCells: options.empty,
                narrowing: try await narrowing.narrowing(on: portal, protection: protection),
                settings: settings,
                limits: options.limits,
                seed: options.seed,
                isStrict: strict,
                version: Moonhook.version
            )
            let session = RunSession(command: self, portal: portal, journal: journal)
            try await session.run(request)
        }
    }

    /// The bounds of the plan, with what `--allow` says.
    var bounds: PlanBounds {
        PlanBounds(allowed: Dictionary(allow.map { ($0.bound, $0.count) }, uniquingKeysWith: max))
    }
}
