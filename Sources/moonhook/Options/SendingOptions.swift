import ArgumentParser
import PortalModel

/// How changes that are planned are sent.
struct SendingOptions: ParsableArguments {
    @Flag(help: "Apply without asking.")
    var yes = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many changes may fail before sending stops. Default: 20.", valueName: "N"),
        transform: Count.read
    )
    var maxFailures = 20

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("What the run is for, such as a ticket; kept with the run.", valueName: "text"),
        transform: RunNote.init
    )
    var purpose: RunNote?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who runs it, if the account doesn't tell; kept with the run.", valueName: "name"),
        transform: RunNote.init
    )
    var person: RunNote?

    /// Asks whether to send.
    ///
    /// - Parameters:
    ///   - question: What is asked.
    ///   - need: What must be given if there is nobody to ask.
    /// - Returns: Whether the answer was yes.
    /// - Throws: ``Failure`` if there is nobody to ask, or `CancellationError`.
    func consent(to question: ShownText, needing need: String = "--yes") async throws -> Bool {
        guard !yes else { return true }
        guard Terminal.canAsk else {
            throw Failure(.usage, "Nothing was sent: without a terminal to ask on, this needs \(need).")
        }
        return try await Terminal.confirm("\n\(question)")
    }
}
