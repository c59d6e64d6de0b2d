import Foundation
import TestSupport
import Testing

/// Chromium without a window, and without a network: no name leads anywhere.
struct Browser {
    /// Whether there is one; `scripts/test` installs it.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    private static let path = "/usr/bin/chromium"

    private let folder: TemporaryFolder

    /// Makes a browser that has a page to open.
    init(page: String) throws {
        folder = try TemporaryFolder()
        try Data(page.utf8).write(to: URL(filePath: folder.path("plan.html")))
    }

    /// What the page holds once its script has run, and what the browser's console says.
    ///
    /// - Parameter search: What stands behind `#` in the address.
    /// - Returns: HTML, and lines.
    /// - Throws: The system's error where the browser can't be started.
    func open(at search: String = "") async throws -> (page: String, console: [String]) {
        let ended = try await run("--dump-dom", at: search)
        return (ended.output, ended.error.split(separator: "\n").map(String.init).filter { $0.contains("CONSOLE") })
    }

    /// The page on paper, as PDF.
    func printed() async throws -> Data {
        _ = try await run("--print-to-pdf=\(folder.path("plan.pdf"))", at: "")
        return try Data(contentsOf: URL(filePath: folder.path("plan.pdf")))
    }

    private func run(_ option: String, at search: String) async throws -> RunningProgram.Ended {
        let arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
            "--user-data-dir=\(folder.path("profile"))", option, "file://\(folder.path("plan.html"))#\(search)",
        ]
        let ended = try await Command(Self.path, arguments).run()
        #expect(ended.status == 0, "\(ended.error)")
        return ended
    }
}
