import TestSupport
import Testing

/// The documents hold together: with each other, with the package, and with code that runs.
struct DocumentationTests {
    private static let pages =
        Repository.files(in: "", ending: ".md") + Repository.files(in: "examples", ending: ".md")
        + Repository.files(in: "Sources", ending: ".md")

    private static func page(_ path: String) throws -> MarkdownPage { MarkdownPage(try Repository.text(of: path)) }

    private static var manifest: PackageManifest {
        get throws { PackageManifest(try Repository.text(of: "Package.swift")) }
    }

    /// A link's path and what it names there, without the addresses of other hosts.
    private static func links(of path: String) throws -> [(target: String, path: String?, anchor: String?)] {
        try page(path).links.filter { !$0.hasPrefix("https://") }.map { target in
            let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let file = parts[0].isEmpty ? path : Repository.path(of: parts[0], from: path)
            return (target, file, parts.count > 1 ? parts[1] : nil)
        }
    }

    @Test(arguments: pages)
    func `every link of a page leads to a file, and to a heading of it`(path: String) throws {
        for link in try Self.links(of: path) {
            guard let file = link.path else {
                Issue.record("\(link.target) doesn't exist")
                continue
            }
            guard let anchor = link.anchor else { continue }
            #expect(try Self.page(file).anchors.contains(anchor), "\(link.target) has no such heading")
        }
    }

    @Test func `every page can be reached from the README`() throws {
        var reached: Set = ["README.md"]
        var next = Array(reached)
        while let path = next.popLast() {
            for case let found? in try Self.links(of: path).map(\.path) where found.hasSuffix(".md") {
                if reached.insert(found).inserted { next.append(found) }
            }
        }
        #expect(Set(Self.pages).subtracting(reached).sorted() == [])
    }

    @Test func `the table of targets in ARCHITECTURE is what Package.swift says`() throws {
        let rows = try Self.page("ARCHITECTURE.md").table(under: "Targets").map { row in
            (names(in: row[0]).joined(), Set(names(in: row.last ?? "")))
        }
        let documented = Dictionary(rows, uniquingKeysWith: { $1 })
        let targets = try Self.manifest.targets
        #expect(rows.count == documented.count, "a target has two rows")
        for name in Set(targets.keys).union(documented.keys).sorted() {
            #expect(documented[name]?.sorted() == targets[name]?.sorted(), "\(name)")
        }
        #expect(targets["moonhook"]?.contains("Engine") == true)
    }

    /// The names that a cell has as code.
    private func names(in cell: String) -> [String] { cell.matches(of: /`(\w+)`/).map { String($0.output.1) } }

    @Test(arguments: try manifest.libraries)
    func `each library has a landing page, whose examples a test runs`(library: String) throws {
        let landing = try Self.page("Sources/\(library)/\(library).docc/\(library).md")
        let examples = landing.code(in: "swift").map { bare($0) }
        let source = try Repository.text(of: "Tests/\(library)Tests/LandingPageTests.swift")
        let tests = bare(source.split(separator: "\n").map(String.init))
        #expect(!examples.isEmpty)
        for example in examples { #expect(tests.contains(example), "\(example)") }
    }

    /// Lines without indentation, imports and blank lines.
    private func bare(_ lines: [String]) -> String {
        lines.map { $0.trimmingPrefix { $0 == " " } }.filter { !$0.isEmpty && !$0.hasPrefix("import ") }
            .joined(separator: "\n") + "\n"
    }
}
