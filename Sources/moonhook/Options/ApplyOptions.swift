import ArgumentParser
import PortalModel

/// Whether and how far a plan is applied.
struct ApplyOptions: ParsableArguments {
    @Flag(help: "Show the plan without sending anything.")
    var dryRun = false

    @OptionGroup var sending: SendingOptions

    @Option(
        help: ArgumentHelp(
            """
            Let a plan exceed a bound, up to N: \(Bound.allCases.map(\.rawValue).joined(separator: ", ")). Or undeclared=FIELD: \
            leave out the records in which a recipe changes FIELD without declaring it. Or logo: write WORK_LOGO. May be repeated.
            """,
            valueName: "bound=N"
        ),
        completion: .list(Allowance.beginnings),
        transform: Allowance.init
    )
    var allow: [Allowance] = []

    @Flag(help: "End with status 2 if all is well and the plan is not empty.")
    var exitCode = false

    /// The bounds of the plan, with what `--allow` says.
    var bounds: PlanBounds {
        PlanBounds(allowed: Dictionary(allow.compactMap(\.bound), uniquingKeysWith: max))
    }

    /// The fields that a recipe may change in vain.
    var undeclared: Set<String> {
        Set(allow.flatMap(\.undeclared))
    }

    /// Refuses what is for scripts, in a command that runs none.
    func checkWithoutScripts() throws {
        guard undeclared.isEmpty else {
            throw ValidationError("--allow undeclared is for scripts, and none runs here.")
        }
    }

    /// Refuses names that are no fields.
    func check(_ schema: Schema) throws {
        guard let unknown = undeclared.sorted().first(where: { schema[$0] == nil }) else { return }
        throw Failure(.usage, "--allow undeclared: \(schema.unknownField(unknown))")
    }

    /// The locked fields that `--allow` lets the run write.
    var unlockedFields: Set<String> { Set(allow.compactMap(\.locked)) }
}
