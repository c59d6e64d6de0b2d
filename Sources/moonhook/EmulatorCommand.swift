import ArgumentParser
import PortalEmulator

struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Serves an invented portal on this machine, for trying and testing clients.",
        discussion: """
            The portal answers as Bitrix24's documentation says, over HTTP on 127.0.0.1, and prints the address of its \
            webhook. Ctrl-C ends it.
            """
    )

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 0

    @Option(help: "The number of invented users.")
    var users = 200

    @Option(help: "The SQLite file that keeps what clients change. Else all is gone at the end.")
    var file: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number up to 65535.") }
        guard users > 0 else { throw ValidationError("--users takes a number from 1.") }
    }

    func run() async throws {
        let storage = file.map { EmulatorConfiguration.Storage.file(path: $0) } ?? .temporary
        let portal = try EmulatedPortal(EmulatorConfiguration(storage: storage, port: port, userCount: users))
        try await portal.serve { address in
            Terminal.standardOutput.write(
                """
                \(address.webhook)
                \(address.oauthBase)  with the access token \(address.token)
                """
            )
            try await Task.sleep(for: .seconds(Int32.max))
        }
    }
}
