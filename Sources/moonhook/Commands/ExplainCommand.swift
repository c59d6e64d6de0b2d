import ArgumentParser
import PortalModel
import Report

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains the code of a finding: its cause, an example and the remedy.",
        discussion: "Without a code, lists all of them."
    )

    @Argument(
        help: ArgumentHelp("A code such as MH0308, or 308.", valueName: "code"),
        completion: .list(DiagnosticPage.groups.flatMap(\.pages).map(\.code.rawValue))
    )
    var name: String?

    @Option(help: "The format of the pages: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let output = Terminal.standardOutput
        let text = PageText(style: output.style)
        let pages = DiagnosticPage.groups.flatMap(\.pages)
        guard let name else {
            let list = "\(text.list())\n\n'moonhook explain CODE' explains one of them."
            return format == .json
                ? output.write(json: pages.map(\.json).joined(separator: "\n")) : output.write(report: list)
        }
        guard let page = DiagnosticCode(typed: name).flatMap(DiagnosticPage.of) else {
            let nearest = NearestName.of(name, among: pages.map(\.code.rawValue)).map { "; did you mean \($0)?" } ?? "."
            let isPlain = name.count <= 20 && name.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
            throw Failure(
                .usage,
                "There is no \(isPlain ? "code \(name)" : "such code")\(nearest) 'moonhook explain' lists all."
            )
        }
        format == .json ? output.write(json: page.json) : output.write(page: text.page(page))
    }
}

extension DiagnosticCode {
    /// The code that a person typed: `MH0308`, `mh0308`, `0308` and `308` are one, and a gateway's `MOONHOOK_MH0308` too.
    init?(typed text: String) {
        let bare = text.uppercased().replacing("MOONHOOK_", with: "")
        let digits = bare.hasPrefix("MH") ? String(bare.dropFirst(2)) : bare
        self.init(rawValue: "MH" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }
}
