import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook resume`, after a run that ended before all of it was sent.
@Suite(.endsHangs) struct ResumeTests {
    @Test func `a run that was killed goes on, and sends nothing twice`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            let list = try await apply.program.run("runs")
            let counts = "48 applied, 48 unanswered, \(apply.users - 96) left"
            #expect(list.lines.last?.contains("interrupted  \(counts)  ") ?? false, "\(list.output)")

            let ended = try await apply.program.run("resume", "--yes")
            #expect(ended.status == 0, "\(ended.error)")
            #expect(ended.output.hasPrefix("Run 1, interrupted\n"))
            let progress = "\(counts). Resuming first reads the 96 changes that were sent and not read back.\n"
            #expect(ended.output.contains(progress), "\(ended.output)")
            #expect(ended.output.contains("\n\(apply.users) changes applied\n"))
            #expect(ended.output.hasSuffix("\nRun 1. To take it back: moonhook undo 1\n"))
            #expect(ended.error == "", "the run that it is about needs no mention")
            #expect(apply.updatesByUser == [1])
            #expect(apply.portal.updates == apply.users)

            let again = try await apply.program.run("run", "note.lua", "--yes")
            #expect(again.output.contains("Nothing to change"))
        }
    }

    @Test func `every command mentions an interrupted run once, and all agree on how far it came`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            let rest = apply.users - 96
            let counts = "48 applied, 48 unanswered, \(rest) left"
            let commands = [
                ["run", "note.lua", "--dry-run", "--save", "plan.jsonl"],
                ["run", "note.lua", "--dry-run", "--quiet", "--format", "json"], ["apply", "plan.jsonl", "--dry-run"],
                ["undo", "1", "--dry-run"], ["runs"], ["runs", "1"], ["export", "--fields", "NAME"], ["call", "scope"],
                ["doctor"],
            ]
            for command in commands {
                let ended = try await apply.program.run(command)
                let mentions = ended.error.split(separator: "\n").filter { $0.contains("interrupted") }
                #expect(mentions.count == 1, "\(command): \(ended.error)")
                #expect(mentions.first?.hasPrefix("Run 1 of 20") == true)
                let end = " was interrupted: \(counts). To resume: moonhook resume 1"
                #expect(mentions.first?.hasSuffix(end) == true, "\(command): \(ended.error)")
            }
            let resume = try await apply.program.run("resume", "--dry-run")
            #expect(resume.status == 0 && resume.error == "")
            #expect(resume.output.contains("\n\(counts). "), "\(resume.output)")
            let shown = try await apply.program.run("runs", "1").output
            #expect(shown.contains("\n48 of \(apply.users) changes applied, 48 unanswered, \(rest) left\n"), "\(shown)")
            for command in [["runs"], ["runs", "1"], ["resume", "--dry-run"]] {
                let run = try await apply.program.run(command + ["--format", "json"]).json().first
                #expect(run?["applied"] == 48 && run?["unanswered"] == 48, "\(command): \(run?.text ?? "")")
                #expect(run?["left"] == .integer(rest))
            }
            #expect(apply.portal.updates == 96, "nothing is sent")
        }
    }

    @Test func `going on tells what became of each change as a run does, as JSON too`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            let lines = try await apply.program.run("resume", "1", "--yes", "--format", "json").json()
            #expect(lines.first?["type"] == "run" && lines.first?["state"] == "interrupted")
            #expect(lines.count { $0["type"] == "outcome" && $0["state"] == "applied" } == apply.users)
            #expect(lines.last?["states"] == ["applied": .integer(apply.users)])
        }
    }

    @Test func `what is protected by now is not changed by going on`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            try apply.program.write("return { protect = { users = { 190 } } }", to: Program.configuration)
            let ended = try await apply.program.run("resume", "1", "--yes")
            #expect(ended.status == 3)
            #expect(ended.error.hasPrefix("moonhook.lua protects user 190, which the rest of run 1 would change"))
            #expect(apply.portal.updates == 96)
            try apply.program.write("return { protect = { users = { 5512 } } }", to: Program.configuration)
            #expect(try await apply.program.run("resume", "1", "--yes").status == 64)
            #expect(apply.portal.updates == 96)
        }
    }

    @Test func `nobody is asked without a terminal, and the run stays as it is`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            let ended = try await apply.program.run("resume", "1")
            #expect(ended.status == 64)
            #expect(ended.error == "Nothing was sent: without a terminal to ask on, this needs --yes.\n")
            #expect(apply.portal.updates == 96)
            #expect(try await apply.program.run("resume", "1", "--yes").status == 0)
        }
    }

    @Test func `a newer run supersedes one that was interrupted, and says so`() async throws {
        try await BrokenApply.with { apply in
            try await apply.kill()
            let newer = try await apply.program.run("run", "note.lua", "--yes")
            #expect(newer.status == 0)
            #expect(newer.error.contains("Run 1 was interrupted; this run supersedes it.\n"))
            let ended = try await apply.program.run("resume", "1", "--yes")
            #expect(ended.status == 64)
            #expect(ended.error == "run 1 can't be resumed: run 2 superseded it\n")
        }
    }

    @Test func `so does one of the same script that finds nothing left in all users`() async throws {
        try await BrokenApply.with { apply in
            // The last answer never comes, so that all is sent and one batch isn't known to be.
            let batches = (apply.users + 47) / 48
            let running = try await apply.start(
                until: apply.users,
                meeting: Array(repeating: nil, count: batches) + [.hangAfter]
            )
            running.kill()
            _ = try await running.ended()
            try apply.program.write("return { transform = function() end }", to: "other.lua")
            for arguments in [["note.lua", "--users", "1"], ["other.lua"]] {
                let empty = try await apply.program.run(["run"] + arguments)
                #expect(empty.output.contains("Nothing to change"))
                #expect(!empty.error.contains("supersedes"))
            }
            let empty = try await apply.program.run("run", "note.lua")
            #expect(empty.error.hasSuffix("\nRun 1 was interrupted; this run supersedes it.\n"))
        }
    }

    @Test func `what can't go on is refused by name`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        func refusal(_ arguments: String...) async throws -> String {
            let ended = try await program.run(["resume"] + arguments)
            #expect(ended.status == 64)
            return ended.error
        }
        #expect(try await refusal() == "no run on demo was interrupted, so there is none to resume\n")
        #expect(try await refusal("1") == "demo has no run 1: none was recorded yet\n")
        try program.write(hello, to: "hello.lua")
        try program.write("error('no')", to: "broken.lua")
        #expect(try await program.run("run", "hello.lua").status == 64)
        #expect(try await program.run("run", "broken.lua").status == 3)
        #expect(try await program.run("run", "hello.lua", "--yes").status == 0)
        for run in ["1", "2"] {
            let words = "run \(run) has not sent anything, so there is nothing to resume; run it again\n"
            #expect(try await refusal(run) == words)
        }
        #expect(try await refusal("3") == "run 3 is applied; it has nothing left to send\n")
        #expect(try await refusal("4") == "demo has no run 4: the last ones are 3, 2 and 1\n")
        #expect(try await refusal() == "no run on demo was interrupted, so there is none to resume\n")
    }

    // MARK: Two at once

    @Test func `while one applies, another reports who that is, and sends nothing`() async throws {
        try await BrokenApply.with { apply in
            let first = try await apply.start(until: 48, meeting: [nil, .hangAfter])
            let words = "Run 1 of \(NSUserName()) (process "
            for arguments in [["run", "note.lua"], ["resume", "1"]] {
                let second = try await apply.program.run(arguments + ["--yes"])
                #expect(second.status == 75)
                #expect(second.error.hasPrefix(words), "\(second.error)")
                #expect(second.error.hasSuffix("nothing was sent. Try again when it has ended.\n"))
            }
            #expect(apply.portal.updates == 48)
            first.kill()
            _ = try await first.ended()
            #expect(try await apply.program.run("resume", "1", "--yes").status == 0)
        }
    }

    // MARK: The last line

    @Test func `a portal that fails in the middle is reported, and how to continue`() async throws {
        try await BrokenApply.with { apply in
            let running = try await apply.start(until: 48, meeting: [nil, nil], then: [.portalDeleted: 1])
            let ended = try await running.ended()
            #expect(ended.status == 4)
            #expect(ended.error.hasSuffix("\nTo resume: moonhook resume 1\n"), "\(ended.error)")
            let rest = apply.users - 96
            #expect(ended.output.contains("48 of \(apply.users) changes applied, 48 unanswered, \(rest) left"))
            apply.portal.setFaults(EmulatorFaults())
            #expect(try await apply.program.run("resume", "1", "--yes").status == 0)
            #expect(apply.updatesByUser == [1])
        }
    }

    @Test func `the command to go on names the portal and the folder that were named`() async throws {
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 60))
        try await portal.serve { address in
            let program = try Program()
            try program.write(hello, to: "hello.lua")
            try program.write(
                "return { portals = { north = { address = '\(address.webhook)' } } }",
                to: Program.configuration
            )
            let dry = try await program.run("run", "hello.lua", "--portal", "north", "--dry-run")
            #expect(dry.status == 0, "\(dry.error)")
            // A run asks for the owner of the credentials, which a dry run doesn't.
            let planning = portal.counts.requests + 1
            for (name, words) in [("north", "north"), (address.webhook, "ADDRESS")] {
                portal.setFaults(
                    EmulatorFaults(list: Array(repeating: nil, count: planning), rates: [.portalDeleted: 1])
                )
                let ended = try await program.run("run", "hello.lua", "--portal", name, "--state", "my state", "--yes")
                #expect(ended.status == 4)
                let last = ended.error.split(separator: "\n").last ?? ""
                #expect(last.hasPrefix("To resume: moonhook resume "))
                #expect(last.hasSuffix(" --portal \(words) --state 'my state'"), "\(ended.error)")
                #expect(!ended.error.contains(EmulatorCredential.demo.webhookCode))
            }
        }
    }
}
