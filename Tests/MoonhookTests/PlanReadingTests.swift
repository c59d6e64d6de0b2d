import PortalEmulator
import TestSupport
import Testing

/// A plan as people read it.
@Suite(.endsHangs) struct PlanReadingTests {
    @Test func `changes of the same fields are together, the largest group first, and rare ones at the end`()
        async throws
    {
        let program = try Program()
        let script = try program.write(
            """
            for id = 2, 9 do user.update { ID = id, WORK_PHONE = "+49301234" .. id } end
            for id = 5, 9 do user.update { ID = id, WORK_FAX = "+49301234" .. id } end
            user.update { ID = 12, PERSONAL_CITY = "Kassel" }
            user.update { ID = 11, PERSONAL_STATE = "Hessen" }
            """,
            to: "numbers.lua"
        )
        let ended = try await program.run("run", script, "--portal", "demo", "--dry-run")
        let first = try #require(ended.lines.firstIndex(of: "WORK_PHONE, WORK_FAX  5 users"))
        let second = try #require(ended.lines.firstIndex(of: "WORK_PHONE  3 users"))
        let third = try #require(ended.lines.firstIndex(of: "Other changes  2 users"))
        #expect(first < second && second < third)
        #expect(ended.lines[second + 1].hasPrefix("  2  ") && ended.lines[second + 1].hasSuffix(" → +493012342"))
        #expect(ended.lines[third + 1].hasPrefix("  11  ") && ended.lines[third + 3].hasPrefix("  12  "))
    }

    @Test func `few changes are no groups`() async throws {
        let program = try Program()
        let script = try program.write(hello, to: "hello.lua")
        let ended = try await program.run("run", script, "--portal", "demo", "--dry-run")
        #expect(!ended.output.contains("1 user\n") && !ended.output.contains("Other changes"))
    }

    @Test func `long values are cut, and with --full they aren't`() async throws {
        let program = try Program()
        let script = try program.write(
            "user.update { ID = 1, WORK_PROFILE = ('door handles and windows '):rep(20) .. 'end' }",
            to: "long.lua"
        )
        let short = try await program.run("run", script, "--portal", "demo", "--dry-run")
        #expect(short.output.contains("…"))
        let full = try await program.run("run", script, "--portal", "demo", "--dry-run", "--full")
        #expect(!full.output.contains("…"))
        #expect(full.output.split { " \n".contains($0) }.count { $0 == "handles" } == 20)
    }

    @Test func `who is named by a custom field is shown by name`() async throws {
        try await withPortal { program, _, _ in
            let added = try await program.run(
                "call",
                "user.userfield.add",
                "fields[FIELD_NAME]=MENTOR",
                "fields[USER_TYPE_ID]=employee",
                "--yes"
            )
            #expect(added.status == 0, "\(added.error)")
            let script = try program.write("user.update { ID = 1, UF_USR_MENTOR = 2 }", to: "mentor.lua")
            let ended = try await program.run("run", script, "--dry-run")
            #expect(ended.output.contains("UF_USR_MENTOR  (empty) → Regula Rochat\n"), "\(ended.output) \(ended.error)")
        }
    }
}
