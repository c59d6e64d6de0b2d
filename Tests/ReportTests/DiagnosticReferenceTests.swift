import PortalModel
import Report
import TestSupport
import Testing

struct DiagnosticReferenceTests {
    private static var page: String {
        let groups = DiagnosticPage.groups.map { group in
            "## \(group.title)\n\n" + group.pages.map { section($0) }.joined(separator: "\n")
        }
        return """
            # Codes of findings

            What each code means; `moonhook explain CODE` says the same. The examples are run by tests.

            \(groups.joined(separator: "\n"))
            """
    }

    private static func section(_ page: DiagnosticPage) -> String {
        let files = page.example.files.map { file in
            let language = file.name.hasSuffix(".lua") ? "lua" : ""
            return "`\(file.name)`:\n\n```\(language)\n\(file.text)\n```\n\n"
        }
        let first = page.example.preparation.map { "$ \($0)\n…\n" }
        return """
            ### \(page.code.rawValue): \(page.title)

            \(page.cause)

            \(files.joined())```
            \(first.joined())$ \(page.example.command)
            \(page.example.output)
            ```

            \(page.remedy)

            """
    }

    @Test func `the reference of codes has the pages that are explained`() throws {
        #expect(try reference("Report/Report.docc/Diagnostics.md", recording: Self.page) == Self.page)
    }
}
