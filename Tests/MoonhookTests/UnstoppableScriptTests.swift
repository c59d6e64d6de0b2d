import Foundation
import TestSupport
import Testing

/// What no limit of a state reaches, work within one instruction of Lua's, ends with the script's process.
@Suite(.endsHangs) struct UnstoppableScriptTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../ScriptingTests/Attacks/beyond").standardizedFileURL

    private static let attacks: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".lua") }.sorted()
    }()

    @Test func `there are such scripts`() {
        #expect(!Self.attacks.isEmpty)
    }

    @Test(arguments: attacks)
    func `a script that nothing can stop is ended with its process, and sends nothing`(name: String) async throws {
        let program = try Program()
        let ended = try await program.run(
            ["run", Self.folder.appending(path: name).path, "--portal", "demo", "--yes"]
                + ["--time-limit", "200ms", "--memory-limit", "16MiB"]
        )
        #expect(ended.status == 3)
        // On a fast machine, an instruction may end in time for the state's own limit.
        let words = [
            "\(name): the script's process exceeded its time, could not be stopped, and was ended; nothing was sent  (MH0311)\n",
            "stopped: time limit reached  (MH0302)\n",
        ]
        #expect(words.contains { ended.error.contains($0) }, "\(ended.error)")
    }

    /// The value calls itself without end.
    private static func recipe(_ keys: String) -> String {
        """
        local circle = {}
        setmetatable(circle, { __call = circle })
        return {
          \(keys) writes = { "NAME" },
          transform = function(user)
            if user.NAME == "Anna" then circle() end
            user.NAME = text.upper(user.NAME)
          end,
        }
        """
    }

    private static func program(_ keys: String, people: [String]) throws -> Program {
        let program = try Program()
        try program.write(recipe(keys), to: "upper.lua")
        let rows = people.enumerated().map { "\($0.offset + 2),\($0.element)\n" }
        try program.write("ID,NAME\n" + rows.joined(), to: "rows.csv")
        return program
    }

    private static let transform = ["transform", "upper.lua", "--input", "rows.csv", "--time-limit", "100ms"]

    @Test func `in a pure recipe the record at hand is refused, and the others go on`() async throws {
        let program = try Self.program("pure = true,", people: ["Ada", "Anna", "Bob"])
        let ended = try await program.run(Self.transform)
        #expect(ended.status == 1)
        #expect(ended.output == "{\"ID\":2,\"NAME\":\"ADA\"}\n{\"ID\":4,\"NAME\":\"BOB\"}\n")
        #expect(ended.error.contains("line 3, upper.lua\n"), "\(ended.error)")
        #expect(ended.error.hasSuffix("3 rows, 2 written, 1 refused\n"), "\(ended.error)")
    }

    @Test func `in another recipe it ends the run, since the state is gone`() async throws {
        let program = try Self.program("", people: ["Ada", "Anna", "Bob"])
        let ended = try await program.run(Self.transform)
        #expect(ended.status == 3)
        #expect(
            ended.error == "upper.lua, at line 3 of the input: the script's process exceeded its time, could not be "
                + "stopped, and was ended; nothing was sent  (MH0311)\n"
        )
    }
}
