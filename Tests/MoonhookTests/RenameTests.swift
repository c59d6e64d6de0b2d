import PortalEmulator
import TestSupport
import Testing
import Wire

/// A portal that was renamed: what reads it, what is refused, and how its journal comes along.
@Suite(.endsHangs) struct RenameTests {
    private let script = "user.update { ID = 2, WORK_PHONE = '+49301234567' }"

    /// Serves a portal on two ports, as two names of it; the old one redirects once `renamed` is called.
    private func renamed(
        userCount: Int = 30,
        _ body: (Program, _ old: EmulatorAddress, _ new: EmulatorAddress, EmulatedPortal, () -> Void) async throws ->
            Void
    ) async throws {
        let now = try EmulatedPortal(EmulatorConfiguration(userCount: userCount))
        try await now.serve { new in
            var configuration = EmulatorConfiguration(userCount: userCount)
            configuration.redirectTarget = String(new.controlPage.dropLast())
            let before = try EmulatedPortal(configuration)
            try await before.serve { old in
                let program = try Program()
                try program.write(script, to: "phone.lua")
                try await body(program, old, new, now) { before.setFaults(EmulatorFaults(rates: [.redirect: 1])) }
            }
        }
    }

    private func host(_ address: EmulatorAddress) -> String {
        String(address.webhook.split(separator: "/")[1])
    }

    @Test func `reads go on at the new host, and changes are refused with the remedy`() async throws {
        try await renamed { program, old, new, now, rename in
            rename()
            let dry = try await program.run("run", "phone.lua", "--dry-run", "--portal", old.webhook)
            #expect(dry.status == 0 && dry.output.contains("→ +49301234567"), "\(dry.output)\(dry.error)")
            #expect(dry.error.contains("renamed"), "\(dry.error)")
            let run = try await program.run("run", "phone.lua", "--yes", "--portal", old.webhook)
            #expect(run.status == 4, "\(run.error)")
            #expect(run.error.contains("was renamed to \(host(new))"), "\(run.error)")
            #expect(run.error.contains("moonhook portal rename \(host(old)) NAME"), "\(run.error)")
            let call = try await program.run("call", "user.update", "ID=2", "NAME=A", "--yes", "--portal", old.webhook)
            #expect(call.status == 4 && call.error.contains("a webhook's code stays valid"), "\(call.error)")
            #expect(now.updates == 0)
        }
    }

    @Test func `commands that begin at once take it along once, and lose nothing`() async throws {
        try await renamed { program, old, new, _, rename in
            #expect(try await program.run("run", "phone.lua", "--yes", "--portal", old.webhook).status == 0)
            rename()
            try program.write(
                "return { portals = { north = { address = '\(new.webhook)', formerly = '\(host(old))' } } }",
                to: Program.configuration
            )
            let ends = try await withThrowingTaskGroup(of: Program.Ended.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await program.run("run", "phone.lua", "--dry-run", "--portal", "north") }
                }
                return try await group.reduce(into: [Program.Ended]()) { $0.append($1) }
            }
            #expect(ends.allSatisfy { $0.status == 0 }, "\(ends.map(\.error))")
            #expect(ends.count { $0.error.contains("now belongs to") } == 1, "\(ends.map(\.error))")
            // What looks at the old name afterwards leaves nothing there that is due.
            _ = try await program.run("doctor", "--portal", old.webhook)
            let runs = try await program.run("runs", "--portal", "north", "--format", "json")
            #expect(try runs.json().count == 1)
            #expect(try await program.run("undo", "1", "--dry-run", "--portal", "north").status == 0)
        }
    }

    @Test func `a former name of which nothing was recorded is reported, with the nearest`() async throws {
        try await renamed { program, old, new, _, _ in
            #expect(try await program.run("run", "phone.lua", "--yes", "--portal", old.webhook).status == 0)
            let typo = host(old) + "1"
            try program.write(
                "return { portals = { north = { address = '\(new.webhook)', formerly = '\(typo)' } } }",
                to: Program.configuration
            )
            let dry = try await program.run("run", "phone.lua", "--dry-run", "--portal", "north")
            #expect(dry.status == 0)
            #expect(dry.error.contains("nothing was recorded of that host; did you mean"), "\(dry.error)")
        }
    }

    @Test(arguments: [false, true])
    func `a journal comes along, so that the run can be undone at the new host`(byEntry: Bool) async throws {
        try await renamed { program, old, new, now, rename in
            let ran = try await program.run(
                "run",
                "phone.lua",
                "--yes",
                "--save",
                "plan.jsonl",
                "--portal",
                old.webhook
            )
            #expect(ran.status == 0, "\(ran.error)")
            rename()
            _ = try await program.run(
                "call",
                "user.update",
                "ID=2",
                "WORK_PHONE=+49301234567",
                "--yes",
                "--portal",
                new.webhook
            )
            let entry = byEntry ? ", formerly = '\(host(old))'" : ""
            try program.write(
                "return { portals = { north = { address = '\(new.webhook)'\(entry) } } }",
                to: Program.configuration
            )
            if !byEntry {
                let ended = try await program.run("portal", "rename", host(old), "north")
                #expect(ended.status == 0, "\(ended.error)")
                #expect(ended.error == "1 run of \(host(old)) now belongs to \(host(new))\n")
            }
            if byEntry {
                let early = try await program.run("forget", "2", "--yes", "--portal", "north")
                #expect(early.status == 64 && early.error.contains("were not taken along"), "\(early.error)")
            }
            let updates = now.updates
            let undone = try await program.run("undo", "1", "--yes", "--portal", "north")
            #expect(undone.status == 0, "\(undone.output)\(undone.error)")
            #expect(now.updates == updates + 1)
            #expect(try await program.run("runs", "--portal", "north", "--format", "json").json().count == 2)
            #expect(try await program.run("runs", "--portal", old.webhook, "--format", "json").output.isEmpty)

            let applied = try await program.run("apply", "plan.jsonl", "--yes", "--portal", "north")
            #expect(applied.status == 3, "\(applied.error)")
            #expect(applied.error.contains("which is now \(host(new)); plan it again"), "\(applied.error)")
            let hash = try #require(try program.read("plan.jsonl").firstMatch(of: /"sha256":"([0-9a-f]{64})","file/)?.1)
            let approved = try await program.run("run", "phone.lua", "--approve", String(hash), "--portal", "north")
            #expect(approved.status == 3, "\(approved.error)")
            #expect(approved.error.contains("that of this plan for \(host(old))"), "\(approved.error)")
        }
    }

    @Test func `another portal, or one with runs of its own, takes no journal`() async throws {
        try await renamed { program, old, new, now, rename in
            #expect(try await program.run("run", "phone.lua", "--yes", "--portal", old.webhook).status == 0)
            let change = ["ID=2", "NAME=Other", "LAST_NAME=Person", "EMAIL=other@example.com"]
            #expect(
                try await program.run(["call", "user.update"] + change + ["--yes", "--portal", new.webhook]).status == 0
            )
            let other = try await program.run("portal", "rename", host(old), new.webhook)
            #expect(other.status == 3 && other.error.contains("doesn't look like"), "\(other.error)")
            #expect(try await program.run("run", "phone.lua", "--yes", "--portal", new.webhook).status == 0)
            let own = try await program.run("portal", "rename", host(old), new.webhook)
            #expect(own.status == 64 && own.error.contains("a journal of its own with 1 run"), "\(own.error)")
            #expect(try await program.run("portal", "rename", "nobody.example.com", new.webhook).status == 64)
            #expect(try await program.run("portal", "rename", host(new), new.webhook).status == 64)
            #expect(try await program.run("runs", "--portal", old.webhook, "--format", "json").json().count == 1)
        }
    }
}
