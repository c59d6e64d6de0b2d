import Foundation
import TestSupport
import Testing

/// What people read, word for word; `RECORD_SNAPSHOTS=1` records it anew.
@Suite(.endsHangs) struct PlanSnapshotTests {
    @Test(arguments: [
        (["--help"], "help.txt"), (["run", "--help"], "run-help.txt"), (["transform", "--help"], "transform-help.txt"),
        (["export", "--help"], "export-help.txt"), (["emulator", "--help"], "emulator-help.txt"),
        (["check", "--help"], "check-help.txt"), (["apply", "--help"], "apply-help.txt"),
    ])
    func `the program explains itself`(arguments: [String], name: String) async throws {
        let ended = try await Program().run(arguments)
        #expect(ended.status == 0)
        #expect(try snapshot(name, recording: ended.output) == ended.output)
    }

    @Test func `the plan of the phone recipe over the demo portal`() async throws {
        let ended = try await Program().run("run", Program.example("phones-e164.lua"), "--portal", "demo", "--dry-run")
        #expect(ended.status == 0)
        #expect(ended.error == "")
        #expect(try snapshot("phones-e164.txt", recording: ended.output) == ended.output)
    }

    @Test func `the sample in the README is what the program says`() async throws {
        let command = "moonhook run recipes/phones-e164.lua --portal demo --dry-run"
        let readme = try String(contentsOfFile: Program.example("../README.md"), encoding: .utf8)
        let sample = try #require(readme.split(separator: "    $ \(command)\n").last)
        let shown = sample.split(separator: "\n").prefix { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
        let output = try await Program().run("run", Program.example("phones-e164.lua"), "--portal", "demo", "--dry-run")
        var rest = output.lines[...]
        for line in shown where line != "…" {
            let index = try #require(rest.firstIndex(of: line), "\(line)")
            rest = rest[(index + 1)...]
        }
        #expect(shown.count > 10)
    }

    @Test func `the plan of the HR import over the demo portal`() async throws {
        let ended = try await Program().run(
            "run",
            Program.example("hr-import.lua"),
            "--input",
            Program.example("data/hr.csv"),
            "--allow",
            "refused=7",
            "--portal",
            "demo",
            "--dry-run"
        )
        #expect(ended.status == 1)
        #expect(ended.error == "")
        #expect(try snapshot("hr-import.txt", recording: ended.output) == ended.output)
    }

    @Test func `if no portal is named nothing runs`() async throws {
        let program = try Program()
        let ended = try await program.run("run", try program.write(hello, to: "hello.lua"), "--yes")
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(try snapshot("no-portal.txt", recording: ended.error) == ended.error)
    }

    @Test func `a script that fails says where, and how it came there`() async throws {
        let program = try Program()
        let script = """
            local function mobile(person)
              return person.phones.mobile
            end

            local function call(person)
              local number = mobile(person)
              return number
            end

            user.update { ID = 1, NAME = "Early" }
            call {}
            """
        let ended = try await program.run(
            "run",
            try program.write(script, to: "calls.lua"),
            "--portal",
            "demo",
            "--yes"
        )
        #expect(ended.status == 3)
        #expect(ended.output == "")
        #expect(try snapshot("failing-script.txt", recording: ended.error) == ended.error)
    }
}
