import ArgumentParser
import PortalModel

/// Whether and how far a plan is applied.
struct ApplyOptions: ParsableArguments {
    @Flag(help: "Show the plan without sending anything.")
    var dryRun = false

    @OptionGroup var sending: SendingOptions

    @Option(
        help: ArgumentHelp(
            "Let a plan exceed a bound, up to N: \(Bound.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "Or logo: write WORK_LOGO.",
            valueName: "bound=N"
        ),
        transform: Allowance.init
    )
    var allow: [Allowance] = []

    @Flag(help: "End with status 2 if all is well and the plan is not empty.")
    var exitCode = false

    /// The bounds of the plan, with what `--allow` says.
    var bounds: PlanBounds {
        PlanBounds(allowed: Dictionary(allow.compactMap(\.reach), uniquingKeysWith: max))
    }

    /// The locked fields that `--allow` lets the run write.
    var unlockedFields: Set<String> { Set(allow.compactMap(\.field)) }
}
