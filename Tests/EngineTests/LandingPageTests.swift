import Containment
import Engine
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

/// The example of the library's landing page, which another test compares with this.
struct LandingPageTests {
    @Test func `the example of the landing page does what it says`() async throws {
        var printed: [String] = []
        func print(_ item: String) { printed.append(item) }
        let folder = try TemporaryFolder()
        let path = try folder.script(
            """
            return {
              writes = { "NAME", "WORK_PHONE" },
              transform = function(user) user.WORK_PHONE = phone.e164(user.WORK_PHONE, "DE") end,
            }
            """
        ).path

        let context = ScriptContext(version: "1.0.0", schema: .standard, log: { _ in })
        let scripts = [try ScriptFile(path: path)]
        let transformer = RowTransformer(scripts, context: context, pool: .uncontained, workers: 4)
        let input = try InputReader(ByteSource(text: "NAME,WORK_PHONE\nAnna,030 23125000\n"))
        let counts = try await transformer.run(
            input,
            progress: { _ in },
            write: { output in
                if case .records(let lines) = output { print(String(decoding: lines, as: UTF8.self)) }
            }
        )
        // {"NAME":"Anna","WORK_PHONE":"+493023125000"}
        print("\(counts.written) of \(counts.rows) rows")

        #expect(printed == [#"{"NAME":"Anna","WORK_PHONE":"+493023125000"}"# + "\n", "1 of 1 rows"])
    }
}
