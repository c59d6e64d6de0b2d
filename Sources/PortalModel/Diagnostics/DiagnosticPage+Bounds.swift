extension DiagnosticPage {
    static let bounds: [DiagnosticPage] = []
}
