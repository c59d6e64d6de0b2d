import ArgumentParser

/// How a plan, and its outcome, is reported.
struct ReportOptions: ParsableArguments {
    @Option(help: "The format of the plan: text, json, or markdown for a merge request.")
    var format = PlanFormat.text

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "A file for the plan and its outcome, as a page for a browser.",
            valueName: "plan.html"
        ),
        completion: .file()
    )
    var page: String?

    @Flag(help: "Print only if something changed or failed.")
    var quiet = false

    @Flag(help: "Show the plan in numbers and what needs attention, without the single changes.")
    var summary = false

    @Flag(help: "Show long values and long lists in full.")
    var full = false

    @Flag(help: "Hide values and people's names; what scripts print is not hidden.")
    var redact = false

    func validate() throws {
        guard page != "-" else { throw ValidationError("--report takes a file; standard output has the plan itself.") }
    }
}
