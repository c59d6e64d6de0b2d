import ArgumentParser

struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract:
            "Stands between programs and a portal: they call it as they would call the portal, and recipes hold.",
        discussion: """
            Each program has a code of its own, and moonhook.lua says what it may do. Without a subcommand, the gateway is \
            served.
            """,
        subcommands: [GatewayServeCommand.self, GatewayNewClientCommand.self, GatewayAllowCommand.self],
        defaultSubcommand: GatewayServeCommand.self
    )
}
