import Foundation
import PortalEmulator
import TestSupport
import Testing

/// The example of a nightly run, as systemd and cron start it: with hardly an environment.
@Suite(.endsHangs) struct NightlyTests {
    @Test func `the first night mails what changed, without values, and the second nothing`() async throws {
        try await withPortal { program, portal, address in
            let folder = program.folder.path
            try program.write("#!/bin/sh\ncat > \(folder)/mail\n", to: "mailer")
            try program.write(address.webhook + "\n", to: "portals/north")
            for file in ["nightly/nightly", "nightly/moonhook.lua", "phones-e164.lua"] {
                let text = try String(contentsOfFile: Program.example(file), encoding: .utf8)
                    .replacing("/etc/moonhook", with: folder)
                    .replacing("/usr/local/bin/moonhook", with: try Program.executable())
                    .replacing("/usr/sbin/sendmail", with: folder + "/mailer")
                    .replacing("--wait 60m", with: "--wait 1m")
                try program.write(text, to: URL(filePath: file).lastPathComponent)
            }
            for file in ["nightly", "mailer"] {
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o700],
                    ofItemAtPath: program.folder.path(file)
                )
            }

            let first = try await night(in: program)
            #expect(first.status == 0, "\(first.output)\(first.error)")
            let mail = try program.read("mail")
            #expect(mail.hasPrefix("To: it@example.com\nSubject: Moonhook on north ended with 0\n"))
            #expect(mail.contains("changes applied") && !mail.contains("+49"), "\(mail)")

            try FileManager.default.removeItem(atPath: program.folder.path("mail"))
            let updates = portal.updates
            let second = try await night(in: program)
            #expect(second.status == 0 && portal.updates == updates)
            #expect(!FileManager.default.fileExists(atPath: program.folder.path("mail")))
        }
    }

    /// Runs what the unit runs, with the unit's environment alone.
    private func night(in program: Program) async throws -> Program.Ended {
        // The folder stands for /etc/moonhook, whose file needs no naming.
        let environment = [
            "MOONHOOK_STATE": program.folder.path("state"), "MOONHOOK_CONFIG": program.folder.path("moonhook.lua"),
        ]
        return try await Command(program.folder.path("nightly"), ["north"], environment: environment).run()
    }
}
