import Foundation
import TestSupport
import Testing
import Wire

/// What the program does on a machine that can or can't contain scripts.
@Suite(.endsHangs) struct UncontainedTests {
    /// What such a machine lacks, and the reason that people read.
    private static let lacks = [
        ("seccomp", "this kernel doesn't filter system calls (seccomp)"),
        ("memfd", "no process for scripts can be started: Function not implemented"),
        ("limits", "a process for scripts could not be locked"),
    ]

    private static let recipe = """
        local names = require "names"
        return {
          writes = { "NAME" }, params = { table = { type = "table", default = "names.csv" } },
          transform = function(user) user.NAME = names.upper(user.NAME) end,
        }
        """

    private let program: Program

    init() throws {
        program = try Program()
        try program.write(Self.recipe, to: "upper.lua")
        try program.write("return { upper = function(name) return text.upper(name) end }", to: "names.lua")
        try program.write("name\nAnna\n", to: "names.csv")
        try program.write("ID,NAME\n8,Anna\n", to: "rows.csv")
    }

    /// Runs the program on a kernel that lacks something.
    private func run(without lack: String?, _ arguments: [String]) async throws -> Program.Ended {
        guard let lack else { return try await program.run(arguments) }
        let moonhook = try Program.executable()
        let probe = URL(filePath: moonhook).deletingLastPathComponent().appending(component: "ContainedProbe").path()
        return try await program.command(probe, ["without", lack, moonhook] + arguments).run()
    }

    private static let transform = ["transform", "upper.lua", "--input", "rows.csv"]
    private static let record = "{\"ID\":8,\"NAME\":\"ANNA\"}\n"

    @Test(arguments: lacks)
    func `a script that can't be contained doesn't run, and people read why`(
        lack: String,
        reason: String
    ) async throws {
        let ended = try await run(without: lack, Self.transform)
        #expect(ended.status == 3 && ended.output.isEmpty)
        #expect(
            ended.error.hasPrefix(
                "upper.lua is not pinned, and can't be contained on this machine, so it doesn't run: \(reason).\n"
            ),
            "\(ended.error)"
        )
        #expect(ended.error.contains("give --uncontained, or set uncontained = true in your own moonhook.lua."))
    }

    @Test(arguments: [
        ["check", "upper.lua"], ["info", "upper.lua"], ["test", "upper.lua"], ["trust", "upper.lua"],
        ["run", "upper.lua", "--portal", "demo", "--dry-run"],
    ])
    func `no command runs a script that can't be contained`(arguments: [String]) async throws {
        let ended = try await run(without: "seccomp", arguments)
        #expect(ended.status == 3 && ended.output.isEmpty)
        let words = "upper.lua is not pinned, and can't be contained on this machine"
        #expect(ended.error.hasPrefix(words), "\(ended.error)")
    }

    @Test(arguments: lacks.map(\.0) + [nil])
    func `it runs uncontained if somebody asks for that, with a warning`(lack: String?) async throws {
        let ended = try await run(without: lack, Self.transform + ["--uncontained"])
        #expect(ended.status == 0 && ended.output == Self.record)
        #expect(ended.error.hasPrefix("warning: scripts run uncontained; "), "\(ended.error)")
        #expect(ended.error.ranges(of: "warning").count == 1)
    }

    @Test func `it runs uncontained if the own configuration allows that`() async throws {
        try program.write("return { uncontained = true }", to: Program.configuration)
        let ended = try await run(without: "seccomp", Self.transform)
        #expect(ended.status == 0 && ended.output == Self.record, "\(ended.error)")
        #expect(!ended.error.contains("warning"))
        #expect(try await run(without: "seccomp", ["info", "upper.lua"]).status == 0)
        try program.write("return { uncontained = false }", to: Program.configuration)
        #expect(try await run(without: "seccomp", ["info", "upper.lua"]).status == 3)
    }

    @Test(arguments: [
        ["transform", "upper.lua", "--input", "rows.csv", "--config", "other.lua"], ["trust", "other.lua"],
    ])
    func `no other configuration can allow it`(arguments: [String]) async throws {
        try program.write("return { uncontained = true }", to: "other.lua")
        let ended = try await program.run(arguments)
        #expect(ended.status == 64 && ended.output.isEmpty)
        #expect(ended.error.hasPrefix("other.lua: 'uncontained' can't be set here; "), "\(ended.error)")
    }

    @Test func `where it can't be contained, a pinned script runs, and no other`() async throws {
        try await pin("upper.lua")
        let ended = try await run(without: "seccomp", Self.transform)
        #expect(ended.status == 0 && ended.output == Self.record, "\(ended.error)")
        for (file, text) in [("names.lua", "return {}"), ("names.csv", "name\nBob\n")] {
            let before = try program.read(file)
            try program.write(text, to: file)
            let refused = try await run(without: "seccomp", Self.transform)
            #expect(refused.status == 3 && refused.error.hasPrefix("upper.lua is not pinned, and can't be contained"))
            try program.write(before, to: file)
        }
    }

    @Test func `where it can't be contained, no code runs that the pin doesn't cover, not even before the run`()
        async throws
    {
        try program.write("require('na' .. 'mes')\nreturn { transform = function() end }", to: "upper.lua")
        try await pin("upper.lua")
        try program.write("error('uncovered')", to: "names.lua")
        let ended = try await run(without: "seccomp", Self.transform)
        #expect(ended.status == 3)
        #expect(ended.error.contains("module 'names' is not covered by the pin"), "\(ended.error)")
        #expect(try await program.run(Self.transform).error.contains("uncovered"))
    }

    @Test func `where it can't be contained, a recipe that was accepted runs, and only as it was accepted`()
        async throws
    {
        try program.write("user.update { ID = 1, NAME = 'Ada' }", to: "ada.lua")
        try await pin("ada.lua")
        try program.write("return { always = { 'upper.lua' } }", to: "moonhook.lua")
        let hash = try await program.command("sha256sum", ["moonhook.lua"]).run().output.prefix(64)
        #expect(try await program.run("trust", "moonhook.lua", "--sha256", String(hash)).status == 0)
        let arguments = ["run", "ada.lua", "--portal", "demo", "--dry-run"]
        let ended = try await run(without: "seccomp", arguments)
        #expect(ended.status == 0 && ended.output.contains("→ ADA"), "\(ended.error)")
        try program.write("return {}", to: "names.lua")
        let changed = try await run(without: "seccomp", arguments)
        #expect(changed.status == 3)
        #expect(changed.error.hasPrefix("upper.lua is not pinned, and can't"), "\(changed.error)")
    }

    /// Pins a script as it is.
    private func pin(_ script: String) async throws {
        let info = try #require(try await program.run("info", script, "--format", "json").json().first)
        let hash = try #require(info["sha256"]?.stringValue)
        try program.write("return { pins = { ['\(script)'] = '\(hash)' } }", to: Program.configuration)
    }

    @Test func `without Landlock scripts run`() async throws {
        let ended = try await run(without: "landlock", Self.transform)
        #expect(ended.status == 0 && ended.output == Self.record, "\(ended.error)")
    }

    // MARK: doctor

    /// What doctor says of containment; no portal is needed for that.
    private func finding(without lack: String?) async throws -> JSONValue {
        try #require(try await run(without: lack, ["doctor", "--format", "json"]).json().first)
    }

    @Test(arguments: lacks)
    func `doctor says what is missing`(lack: String, reason: String) async throws {
        let finding = try await finding(without: lack)
        #expect(finding["check"] == "containment" && finding["state"] == "fails")
        #expect(finding["what"]?.stringValue?.hasPrefix("scripts can't be contained: \(reason)\nOnly pinned") == true)
        try program.write("return { uncontained = true }", to: Program.configuration)
        let accepted = try await self.finding(without: lack)
        #expect(accepted["state"] == "note")
        #expect(accepted["what"]?.stringValue?.contains("Your moonhook.lua lets them run uncontained") == true)
    }

    @Test func `doctor says what holds, and that Landlock is missing`() async throws {
        let finding = try await finding(without: nil)
        #expect(finding["check"] == "containment")
        #expect(finding["what"]?.stringValue?.hasPrefix("scripts run in processes that can only compute; ") == true)
        let lacking = try await self.finding(without: "landlock")
        #expect(lacking["state"] == "note")
        #expect(lacking["what"]?.stringValue?.contains("It lacks Landlock") == true)
    }
}
