import Foundation
import PortalEmulator
import TestSupport
import Testing

/// What a command goes by is read once: what is written while it waits for its data counts for the next one.
@Suite(.timeLimit(.minutes(2)))
struct OneReadingTests {
    /// Runs the program, which is to read the pipe `pipe`, and writes files while it waits there for what stands in `source`.
    private func run(
        _ program: Program,
        _ arguments: String...,
        source: String,
        meanwhile texts: [String: String]
    ) async throws -> Program.Ended {
        for (name, text) in texts { try program.write(text, to: name + ".new") }
        let moves = texts.keys.map { "mv '\($0).new' '\($0)'" }
        try shell("mkfifo pipe", in: program).waitUntilExit()
        // Opening a pipe waits for its other end.
        let steps = ["exec 3>pipe"] + moves + ["cat \(source) >&3"]
        let writer = try shell(steps.joined(separator: " && "), in: program)
        defer { writer.terminate() }
        return try await program.run(arguments)
    }

    private func shell(_ command: String, in program: Program) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.currentDirectoryURL = URL(filePath: program.folder.path)
        process.arguments = ["-c", command]
        try process.run()
        return process
    }

    @Test func `an address and what is protected there are of one reading of its file`() async throws {
        try await withPortal { program, portal, address in
            try program.write(hello, to: "hello.lua")
            #expect(try await program.run("run", "hello.lua", "--dry-run", "--save", "plan.jsonl").status == 0)
            try program.write("http://127.0.0.1:1/rest/1/code/", to: ".config/moonhook/north")
            try program.write(
                """
                return { portals = {
                  north = { address_file = "north" },
                  guarded = { address = "\(address.webhook)", protect = { users = { 1 } } },
                } }
                """,
                to: Program.configuration
            )
            let ended = try await run(
                program,
                "apply",
                "pipe",
                "--portal",
                "north",
                "--yes",
                source: "plan.jsonl",
                meanwhile: [".config/moonhook/north": address.webhook]
            )
            #expect(ended.status == 3)
            #expect(ended.error.contains("moonhook.lua protects user 1"), "\(ended.error)")
            #expect(portal.updates == 0)
        }
    }

    @Test func `a run uses the configuration, recipe and modules that were there when it began`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("return { protect = { users = { 2 } } }", to: Program.configuration)
        try program.write(
            "local cities = require 'cities'\nreturn { transform = function(user) user.WORK_CITY = cities.best end }",
            to: "best.lua"
        )
        try program.write("return { best = 'Ulm' }", to: "cities.lua")
        try program.write("ID\n1\n2\n", to: "rows.csv")
        let ended = try await run(
            program,
            "run",
            "best.lua",
            "--input",
            "pipe",
            "--dry-run",
            source: "rows.csv",
            meanwhile: [
                Program.configuration: "return {}", "best.lua": "return { transform = function() end }",
                "cities.lua": "return { best = 'Bonn' }",
            ]
        )
        #expect(ended.output.contains("→ Ulm") && !ended.output.contains("Bonn"), "\(ended.output)\(ended.error)")
        #expect(ended.output.contains("MH0509"))
    }
}
