import Foundation
import PortalEmulator
import TestSupport
import Testing

/// Ctrl-C and its like.
@Suite(.endsHangs) struct InterruptionTests {
    @Test(arguments: [(true, Int32(130)), (false, 143)])
    func `a signal stops a long script, and nothing is sent`(isInterrupt: Bool, status: Int32) async throws {
        try await withPortal(userCount: 3) { program, portal, _ in
            try program.write("user.update { ID = 1, NAME = 'X' } print('on my way') while true do end", to: "long.lua")
            let running = try await program.start(["run", "long.lua", "--yes"])
            #expect(await running.error.wait(forLineWith: "on my way") == "| on my way\n")
            isInterrupt ? running.interrupt() : running.terminate()
            let ended = try await running.ended()
            #expect(ended.status == status)
            #expect(ended.output == "")
            #expect(portal.updates == 0)
        }
    }

    @Test func `the emulator prints an address that answers, until it is interrupted`() async throws {
        let program = try Program()
        let running = try await program.start(["emulator", "--users", "3"])
        let text = await running.output.wait(forLineWith: "access token")
        let webhook = try #require(text.split(separator: "\n").first.map(String.init))
        #expect(webhook.hasPrefix("http://127.0.0.1:"))

        let script = try program.write(hello, to: "hello.lua")
        let first = try await program.run("run", script, "--portal", webhook, "--yes")
        #expect(first.status == 0)
        #expect(first.output.contains("1 change applied"))
        let second = try await program.run("run", script, "--portal", webhook, "--yes")
        #expect(second.output.contains("Nothing to change"))

        running.interrupt()
        #expect(try await running.ended().status == 130)
    }

    @Test func `an emulator with a file keeps what was changed`() async throws {
        let program = try Program()
        let script = try program.write(hello, to: "hello.lua")
        for output in ["1 change applied", "Nothing to change"] {
            let arguments = ["emulator", "--users", "3", "--file", program.folder.path("portal.sqlite")]
            let running = try await program.start(arguments)
            let text = await running.output.wait(forLineWith: "access token")
            let webhook = try #require(text.split(separator: "\n").first.map(String.init))
            let ended = try await program.run("run", script, "--portal", webhook, "--yes")
            #expect(ended.output.contains(output))
            running.terminate()
            #expect(try await running.ended().status == 143)
        }
    }

    // MARK: In an apply

    @Test(arguments: [(true, Int32(130)), (false, 143)])
    func `a signal lets the batch in flight end, and says what is done and how to go on`(
        isInterrupt: Bool,
        status: Int32
    ) async throws {
        try await BrokenApply.with(userCount: 800) { apply in
            // Each answer takes seconds, so that the signal comes while many batches are to be sent, however late it is heard.
            let running = try await apply.start(until: 96, meeting: [nil, nil], then: [.slowBody: 1])
            isInterrupt ? running.interrupt() : running.terminate()
            let ended = try await running.ended()
            #expect(ended.status == status)
            #expect(ended.error == "Interrupted.\nTo resume: moonhook resume 1\n")
            let sent = apply.portal.updates
            #expect(sent < apply.users)
            let words = "\n\(sent) of \(apply.users) changes applied, \(apply.users - sent) left\n"
            #expect(ended.output.contains(words), "all that was sent is read back: \(ended.output.suffix(300))")

            apply.portal.setFaults(EmulatorFaults())
            #expect(try await apply.program.run("resume", "--yes").status == 0)
            #expect(apply.portal.updates == apply.users)
            #expect(apply.updatesByUser == [1])
        }
    }

    @Test func `a signal ends the wait for a portal that is out of reach`() async throws {
        try await BrokenApply.with { apply in
            let running = try await apply.start(
                until: 48,
                meeting: [nil, nil],
                then: [.resetBefore: 1],
                "--wait",
                "600m"
            )
            try await wait(until: "the portal is out of reach") {
                !apply.portal.counts.faults.isEmpty || !running.isRunning
            }
            running.interrupt()
            let ended = try await running.ended()
            #expect(ended.status == 130)
            #expect(ended.error == "\(unread)\nTo resume: moonhook resume 1\n")
            apply.portal.setFaults(EmulatorFaults())
            #expect(try await apply.program.run("resume", "--yes").status == 0)
            #expect(apply.updatesByUser == [1])
        }
    }

    private let unread = """
        Interrupted. The portal didn't answer in time, so 48 changes are not read back; resuming reads them first.
        """

    @Test func `a second signal ends the program at once`() async throws {
        try await BrokenApply.with { apply in
            let running = try await apply.start(until: 48, meeting: [nil, .hangAfter])
            // Two that come together may arrive as one.
            try await wait(until: "it ends", interval: .milliseconds(50)) {
                running.interrupt()
                return !running.isRunning
            }
            #expect(try await running.ended().status == 130)
            #expect(try await apply.program.run("resume", "--yes").status == 0)
            #expect(apply.updatesByUser == [1])
        }
    }
}
