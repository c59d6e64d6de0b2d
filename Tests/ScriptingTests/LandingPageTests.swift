import PortalModel
import Scripting
import Synchronization
import TestSupport
import Testing

/// The examples of the library's landing page, which another test compares with these.
struct LandingPageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `the examples of the landing page do what it says`() async throws {
        var printed: [String] = []
        func print(_ item: String) { printed.append(item) }
        let path = folder.path("sample.lua")
        let source = #"print "read" return { writes = { WORK_PHONE = "same phone" }, transform = function() end }"#
        try source.write(toFile: path)
        let messages = Mutex<[String]>([])
        let write: @Sendable (ScriptMessage) -> Void = { message in
            messages.withLock { $0.append(message.text.verbatim) }
        }

        let file = try ScriptFile(path: path)
        let inspection = try RecipeInspection(uncontained: file, version: "1.0.0")
        if let refusal = inspection.refusal { throw refusal }
        for (field, promise) in inspection.recipe?.writes ?? [:] {
            print("\(field): \(promise.rawValue)")  // WORK_PHONE: same phone
        }

        let context = ScriptContext(version: "1.0.0", schema: .standard, log: write)
        let thread = ScriptThread { try ScriptHost(context) }
        try await thread.run { host in _ = try host.load(file) }

        #expect(printed == ["WORK_PHONE: same phone"])
        #expect(messages.withLock { $0 } == ["read"])
    }
}
