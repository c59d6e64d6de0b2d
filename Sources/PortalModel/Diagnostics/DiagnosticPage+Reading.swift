extension DiagnosticPage {
    static let reading: [DiagnosticPage] = []
}
