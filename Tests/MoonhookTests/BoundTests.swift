import TestSupport
import Testing
import Wire

/// What `moonhook run` keeps back because it reaches too far.
@Suite(.endsHangs) struct BoundTests {
    private let leavers = """
        for id = 2, 9 do user.update { ID = id, ACTIVE = false, LAST_NAME = "" } end

        """

    @Test func `a plan beyond its bounds is shown and kept back, until its numbers are allowed`() async throws {
        try await withPortal { program, portal, _ in
            try program.write(leavers, to: "leavers.lua")
            let ended = try await program.run("run", "leavers.lua", "--yes")
            #expect(ended.status == 3)
            #expect(ended.output.contains("8 users change"))
            #expect(try snapshot("bounds.txt", recording: ended.error) == ended.error)
            #expect(portal.updates == 0)

            let short = try await program.run(
                "run",
                "leavers.lua",
                "--yes",
                "--allow",
                "dismiss=6",
                "--allow",
                "clear=7"
            )
            #expect(short.status == 3)
            #expect(short.error.contains("LAST_NAME would be cleared for 8 users, more than the 7 allowed"))
            #expect(short.error.hasSuffix(":  --allow clear=8\n"))
            #expect(portal.updates == 0)

            let allowed = try await program.run(
                "run",
                "leavers.lua",
                "--yes",
                "--allow",
                "dismiss=6",
                "--allow",
                "clear=8"
            )
            #expect(allowed.status == 0, "\(allowed.error)")
            #expect(portal.updates == 8)
        }
    }

    @Test func `a dry run shows the plan, says that it would not be applied, and ends with status 3`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(leavers, to: "leavers.lua")
        let ended = try await program.run("run", "leavers.lua", "--dry-run", "--format", "json")
        #expect(ended.status == 3)
        #expect(ended.error.hasPrefix("The plan exceeds its bounds, so it would not be applied:\n"))
        let types = try ended.json().map { $0["type"]?.stringValue }
        #expect(types == Array(repeating: "change", count: 8) + ["attention", "summary", "diagnostic"])
    }

    @Test(arguments: [
        ("dismis=3", "did you mean dismiss?"), ("3", "the bounds are dismiss, readdress, clear, move, level, refused"),
        ("dismiss", "expected a number from 1, such as dismiss=7"), ("clear=many", "such as clear=7"),
    ])
    func `a bound is allowed by its name and a number`(argument: String, reason: String) async throws {
        let ended = try await Program().run("run", "leavers.lua", "--portal", "demo", "--allow", argument)
        #expect(ended.status == 64)
        #expect(ended.error.contains(reason), "\(ended.error)")
    }
}
