import Foundation
import PortalEmulator
import TestSupport
import Testing

/// The example of a gateway, as its README installs it.
@Suite(.endsHangs) struct GatewayExampleTests {
    @Test func `two clients with new codes are all that it needs`() async throws {
        try await withPortal { program, portal, address in
            var program = program
            program.environment["MOONHOOK_PORTAL"] = "north"
            program.environment["MOONHOOK_CONFIG"] = program.folder.path("moonhook.lua")
            try program.write(address.webhook + "\n", to: "portals/north")
            for file in ["gateway/moonhook.lua", "phones-e164.lua", "proper-names.lua"] {
                let text = try String(contentsOfFile: Program.example(file), encoding: .utf8)
                    .replacing("/etc/moonhook", with: program.folder.path)
                try program.write(text, to: URL(filePath: file).lastPathComponent)
            }
            #expect(try await program.run("doctor").status == 1)
            for client in ["hr", "bot"] {
                let made = try await program.run("gateway", "new-client", client)
                #expect(made.status == 0, "\(made.error)")
                #expect(made.output.contains("Its SHA-256 is in \(program.folder.path("clients/\(client).code"))."))
            }
            let doctor = try await program.run("doctor")
            #expect(doctor.status == 0, "\(doctor.output)")
            let lines = doctor.lines.filter { $0.hasPrefix("gateway ") }
            #expect(lines == ["gateway        ok     for 2 clients: bot, hr"])
            let running = try await program.start(["gateway", "--listen", "127.0.0.1:0"])
            let line = await running.error.wait(forLineWith: "The gateway for north listens")
            #expect(line.contains(" for 2 clients: bot, hr"), "\(line)")
            running.terminate()
            #expect(try await running.ended().status == 0)
            #expect(portal.updates == 0)
        }
    }

    @Test func `the service is served by the socket that is beside it`() throws {
        let service = try String(contentsOfFile: Program.example("gateway/moonhook-gateway@.service"), encoding: .utf8)
        let socket = try String(contentsOfFile: Program.example("gateway/moonhook-gateway@.socket"), encoding: .utf8)
        #expect(service.contains("ExecStart=/usr/bin/moonhook gateway --portal %i --listen systemd $OPTIONS\n"))
        #expect(service.contains("Requires=moonhook-gateway@%i.socket\n"))
        #expect(socket.contains("ListenStream=127.0.0.1:8080\n"))
    }
}
