import Foundation
import PortalEmulator
import TestSupport
import Testing

/// Ctrl-C and its like.
struct InterruptionTests {
    @Test(arguments: [(true, Int32(130)), (false, 143)])
    func `a signal stops a long script, and nothing is sent`(isInterrupt: Bool, status: Int32) async throws {
        try await withPortal(userCount: 3) { program, portal, _ in
            try program.write("user.update { ID = 1, NAME = 'X' } print('on my way') while true do end", to: "long.lua")
            let running = try program.start(["run", "long.lua", "--yes"], watching: \.standardError)
            #expect(await running.wait(for: "on my way") == "on my way\n")
            isInterrupt ? running.interrupt() : running.terminate()
            let ended = try await running.ended()
            #expect(ended.status == status)
            #expect(ended.output == "")
            #expect(portal.updates == 0)
        }
    }

    @Test func `the emulator prints an address that answers, until it is interrupted`() async throws {
        let program = try Program()
        let running = try program.start(["emulator", "--users", "3"], watching: \.standardOutput)
        let text = await running.wait(for: "access token")
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
            let running = try program.start(arguments, watching: \.standardOutput)
            let text = await running.wait(for: "access token")
            let webhook = try #require(text.split(separator: "\n").first.map(String.init))
            let ended = try await program.run("run", script, "--portal", webhook, "--yes")
            #expect(ended.output.contains(output))
            running.terminate()
            #expect(try await running.ended().status == 143)
        }
    }
}
