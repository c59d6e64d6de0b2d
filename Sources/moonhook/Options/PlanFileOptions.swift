import ArgumentParser

/// A plan that is kept as a file, or known by its hash.
struct PlanFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file for the plan, with all its values; 'moonhook apply' sends exactly that.",
            valueName: "plan.jsonl"
        ),
        completion: .file()
    )
    var save: String?

    @Option(
        help: ArgumentHelp(
            "Apply without asking, but only a plan with this SHA-256, which is shown below each plan.",
            valueName: "hash"
        ),
        transform: PlanHash.init
    )
    var approve: PlanHash?

    func validate() throws {
        guard save != "-" else {
            throw ValidationError("--save takes a file; use --format json to write a plan to standard output.")
        }
    }
}

/// The full SHA-256 of a plan: a part might match another one.
struct PlanHash {
    let digits: String

    init(_ argument: String) throws {
        guard argument.utf8.count == 64, argument.allSatisfy(\.isHexDigit) else {
            throw ValidationError("expected all 64 hexadecimal digits of the SHA-256")
        }
        digits = argument.lowercased()
    }
}
