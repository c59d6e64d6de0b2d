import ArgumentParser

/// How a plan, and what becomes of it, is told.
struct ReportOptions: ParsableArguments {
    @Option(help: "How the plan is written: text or json.")
    var format = OutputFormat.text

    @Flag(help: "Print only where something changed or failed.")
    var quiet = false

    @Flag(help: "Show long values whole.")
    var full = false

    @Flag(help: "Keep values and people's names out of what is shown; what scripts print is their own.")
    var redact = false
}
