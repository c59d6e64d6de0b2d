import Foundation
import PortalEmulator
import TestSupport
import Testing

/// The example of a nightly run, as systemd starts it: with hardly an environment.
@Suite(.endsHangs) struct NightlyTests {
    @Test func `the first night mails what changed, without values, and the second nothing`() async throws {
        try await withPortal { program, portal, address in
            let folder = program.folder.path
            try program.write(address.webhook + "\n", to: "portals/north")
            for file in ["nightly/mail", "nightly/moonhook.lua", "nightly/nightly.conf", "phones-e164.lua"] {
                let text = try String(contentsOfFile: Program.example(file), encoding: .utf8)
                    .replacing("/etc/moonhook", with: folder)
                    .replacing("/usr/sbin/sendmail", with: folder + "/mailer")
                try program.write(text, to: URL(filePath: file).lastPathComponent)
            }
            try program.write("#!/bin/sh\ncat > \(folder)/mailed\n", to: "mailer")
            // Asked to write what it has, the journal prints nothing; asked for a night, what that has printed.
            try program.write("#!/bin/sh\n[ \"$1\" = --sync ] || cat \(folder)/printed\n", to: "journalctl")
            for file in ["journalctl", "mail", "mailer"] {
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o700],
                    ofItemAtPath: program.folder.path(file)
                )
            }

            let first = try await night(in: program)
            #expect(first.status == 0, "\(first.output)\(first.error)")
            let mail = try program.read("mailed")
            #expect(mail.hasPrefix("To: it@example.com\nSubject: Moonhook on north ended with 0\n"))
            #expect(mail.contains("changes applied") && !mail.contains("+49"), "\(mail)")

            try FileManager.default.removeItem(atPath: program.folder.path("mailed"))
            let updates = portal.updates
            let second = try await night(in: program)
            #expect(second.status == 0 && portal.updates == updates)
            #expect(!FileManager.default.fileExists(atPath: program.folder.path("mailed")))
        }
    }

    /// Runs what the service runs for the portal north, with the service's environment alone, and then the mail.
    private func night(in program: Program) async throws -> Program.Ended {
        let service = try String(contentsOfFile: Program.example("nightly/moonhook@.service"), encoding: .utf8)
        let start = try #require(service.firstMatch(of: /\nExecStart=(.+)\n/)).output.1
        let command = start.replacing("/usr/bin/moonhook", with: try Program.executable())
            .replacing("%i", with: "north")
            .replacing("--wait 60m", with: "--wait 1m")
        // The folder stands for /etc/moonhook, whose file needs no naming.
        let environment = [
            "MOONHOOK_STATE": program.folder.path("state"), "MOONHOOK_CONFIG": program.folder.path("moonhook.lua"),
        ]
        // A shell reads nightly.conf and splits `$RUN` as systemd does.
        let night = Command(
            "/bin/sh",
            ["-c", ". ./nightly.conf; exec \(command)"],
            environment: environment,
            folder: program.folder.path
        )
        let ended = try await night.run()
        try program.write(ended.output + ended.error, to: "printed")
        let mail = Command(
            program.folder.path("mail"),
            ["north"],
            environment: [
                "PATH": "\(program.folder.path):/usr/bin:/bin", "INVOCATION_ID": "night",
                "SERVICE_RESULT": ended.status == 0 ? "success" : "exit-code", "EXIT_STATUS": "\(ended.status)",
            ]
        )
        #expect(try await mail.run().status == 0)
        return ended
    }
}
