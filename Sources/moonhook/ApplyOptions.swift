import ArgumentParser
import PortalModel

/// Whether and how far a plan is applied.
struct ApplyOptions: ParsableArguments {
    @Flag(help: "Show the plan, and send nothing.")
    var dryRun = false

    @Flag(help: "Apply the plan without asking.")
    var yes = false

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

    @Flag(help: "End with status 2 where all is well and the plan is not empty.")
    var exitCode = false

    func validate() throws {
        guard maxFailures > 0 else { throw ValidationError("--max-failures takes a number from 1.") }
    }

    /// The bounds of the plan, with what `--allow` says.
    var bounds: PlanBounds {
        PlanBounds(allowed: Dictionary(allow.map { ($0.bound, $0.count) }, uniquingKeysWith: max))
    }
}
