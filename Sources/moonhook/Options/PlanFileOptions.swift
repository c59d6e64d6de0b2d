import ArgumentParser

/// A plan that is kept as a file, or known by its hash.
struct PlanFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file for the plan, with all its values; 'moonhook apply' sends just that.",
            valueName: "plan.jsonl"
        )
    )
    var save: String?

    @Option(
        help: ArgumentHelp(
            "Apply without asking, and only a plan with that SHA-256, which is shown behind each plan.",
            valueName: "hash"
        ),
        transform: PlanHash.init
    )
    var approve: PlanHash?

    func validate() throws {
        guard save != "-" else {
            throw ValidationError("--save takes a file; on standard output, --format json writes a plan as lines.")
        }
    }
}

/// The whole SHA-256 of a plan: a part of it might fit another one.
struct PlanHash {
    let digits: String

    init(_ argument: String) throws {
        guard argument.utf8.count == 64, argument.allSatisfy(\.isHexDigit) else {
            throw ValidationError("expected all 64 hexadecimal digits of the SHA-256")
        }
        digits = argument.lowercased()
    }
}
