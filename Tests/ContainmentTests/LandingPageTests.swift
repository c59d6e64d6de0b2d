import Containment
import Foundation
import Testing

/// The examples of the module's landing page, which another test compares with this.
struct LandingPageTests {
    @Test func `the example of the landing page does what it says`() throws {
        var printed: [String] = []
        func print(_ item: String) { printed.append(item) }
        let bundle = try #require(Bundle.main.executableURL)
        let path = bundle.deletingLastPathComponent().appending(component: "moonhook").path()

        let pool = WorkerPool(program: path)
        let check = pool.check()
        if let failure = check.failure {
            print("scripts can't be contained: \(failure)")
        } else {
            print("scripts can only compute")  // scripts can only compute
        }

        #expect(printed == ["scripts can only compute"])
        #expect(check.filtersCalls)
    }
}

/// A program as the page shows it; only the compiler reads it.
private enum Program {
    static func main() async throws {
        WorkerProgram.runIfWorker()
        // From here on it is the program.
    }
}
