import PortalEmulator
import TestSupport
import Testing
import Wire

/// What becomes of a recipe that changes a field which it doesn't declare.
@Suite(.endsHangs) struct UndeclaredWriteTests {
    private static let recipe = """
        return {
          writes = { "WORK_CITY" },
          transform = function(user)
            user.WORK_CITY = "Graz"
            if user.ID == 57 or user.ID == 58 then user.WORK_NOTES = "changed" end
            if user.ID == 59 then user.WORK_NOTES = user.WORK_NOTES end
          end,
        }

        """

    private let users = ["--users", "57,58,59,60", "--allow", "refused=2"]

    @Test func `the run is refused, and the message says to ask the author`() async throws {
        try await withPortal(userCount: 80) { program, portal, _ in
            try program.write(Self.recipe, to: "city.lua")
            let ended = try await program.run(["run", "city.lua", "--yes"] + users)
            #expect(ended.status == 3)
            #expect(portal.updates == 0)
            #expect(ended.output.contains("2 users change") || ended.output.contains("2 of "), "\(ended.output)")
            #expect(ended.error.contains("MH0307  city.lua changes WORK_NOTES in 2 records"), "\(ended.error)")
            #expect(ended.error.contains("ask its author, and don't add the field yourself"))
            #expect(ended.error.contains("--allow undeclared=WORK_NOTES"))
        }
    }

    @Test func `those records alone are refused where that is allowed, and the field is never written`() async throws {
        try await withPortal(userCount: 80) { program, portal, _ in
            try program.write(Self.recipe, to: "city.lua")
            let ended = try await program.run(
                ["run", "city.lua", "--yes", "--allow", "undeclared=TITLE,WORK_NOTES"] + users
            )
            #expect(ended.status == 1, "\(ended.error)")
            #expect(portal.updates == 2)
            #expect(ended.output.contains("2 refused"))
            #expect(!portal.requests.contains { "\($0)".contains("changed") })
        }
    }

    @Test(arguments: [
        ("undeclared=WORK_NOTE", "--allow undeclared: WORK_NOTE is not a user field; did you mean WORK_NOTES?"),
        ("undeclared=", "expected fields, such as undeclared=WORK_NOTES,TITLE"),
        ("undeclare=TITLE", "did you mean undeclared?"),
    ])
    func `a name that is no field is an error`(argument: String, message: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(Self.recipe, to: "city.lua")
        let ended = try await program.run("run", "city.lua", "--dry-run", "--allow", argument)
        #expect(ended.status == 64)
        #expect(ended.error.contains(message), "\(ended.error)")
    }

    @Test(arguments: [true, false])
    func `a program can't hide it by catching the error`(isCaught: Bool) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let call = isCaught ? "pcall(user.update," : "user.update("
        try program.write(
            """
            return {
              writes = { "WORK_CITY" },
              run = function()
                user.update { ID = 57, WORK_CITY = "Graz" }
                \(call) { ID = 58, WORK_CITY = "Graz", ACTIVE = false })
                user.update { ID = 59, WORK_CITY = "Graz", ACTIVE = true }
              end,
            }

            """,
            to: "program.lua"
        )
        let refused = try await program.run("run", "program.lua", "--dry-run")
        #expect(refused.status == 3)
        #expect(refused.error.contains("ask its author, and don't add the field yourself"))
        #expect(refused.error.contains("--allow undeclared="))
        let allowed = try await program.run("run", "program.lua", "--dry-run", "--allow", "undeclared=ACTIVE")
        #expect(allowed.status == 1, "\(allowed.error)")
        #expect(allowed.output.contains("2 users change"))
        #expect(!allowed.output.contains("Needs attention"))
    }

    @Test func `transform ends with status 3`() async throws {
        let program = try Program()
        try program.write(Self.recipe, to: "city.lua")
        try program.write("ID,NAME\n57,Anna\n60,Boris\n", to: "rows.csv")
        let ended = try await program.run("transform", "city.lua", "--input", "rows.csv")
        #expect(ended.status == 3)
        #expect(ended.error.contains("ask its author, and don't add the field yourself"))
    }
}
