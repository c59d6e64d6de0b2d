extension DiagnosticPage {
    static let trial: [DiagnosticPage] = []
}
