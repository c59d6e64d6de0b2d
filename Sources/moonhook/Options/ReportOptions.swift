import ArgumentParser

/// How a plan, and what becomes of it, is told.
struct ReportOptions: ParsableArguments {
    @Option(help: "How the plan is written: text, json, or markdown for a merge request.")
    var format = PlanFormat.text

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "A file for the plan, and for what becomes of it, as a page for a browser.",
            valueName: "plan.html"
        )
    )
    var page: String?

    @Flag(help: "Print only where something changed or failed.")
    var quiet = false

    @Flag(help: "Show long values whole.")
    var full = false

    @Flag(help: "Keep values and people's names out of what is shown; what scripts print is their own.")
    var redact = false

    func validate() throws {
        guard page != "-" else { throw ValidationError("--report takes a file; standard output has the plan itself.") }
    }
}
