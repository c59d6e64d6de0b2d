import ArgumentParser
import PortalEmulator
import PortalModel

struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Serves an invented portal on this machine, to try and test clients.",
        discussion: """
            The portal listens on 127.0.0.1 and answers as Bitrix24's documentation describes. It prints the address of its \
            webhook, then how an application connects. Ctrl-C ends it.
            """
    )

    @OptionGroup(title: "Portal")
    var portal: EmulatedPortalOptions

    @OptionGroup(title: "Limits")
    var limits: EmulatedLimitOptions

    @OptionGroup(title: "Faults")
    var faults: EmulatedFaultOptions

    func run() async throws {
        var configuration = try portal.configuration()
        limits.apply(to: &configuration)
        faults.apply(to: &configuration, seed: portal.seed)
        let application = configuration.credentials.first?.application
        try await EmulatedPortal(configuration).serve { address in
            Terminal.standardOutput.write(report: Self.text(address, application))
            try await Task.sleep(for: .seconds(Int32.max))
        }
    }

    /// The webhook on its own line, for programs; then the rest, for people.
    private static func text(_ address: EmulatorAddress, _ application: EmulatorApplication?) -> String {
        let rows: [(String, String?)] = [
            ("calls with a token", address.oauthBase),
            ("access token", address.token),
            ("client id", application?.clientID),
            ("client secret", application?.clientSecret),
            ("refresh token", application?.refreshToken),
            ("token server", address.tokenServer),
            ("control page", address.controlPage),
            ("authority", address.certificateAuthority),
        ]
        let lines = rows.compactMap { name, value in
            value.map { name + String(repeating: " ", count: 20 - name.count) + $0 }
        }
        return ([address.webhook, ""] + lines).joined(separator: "\n")
    }
}
