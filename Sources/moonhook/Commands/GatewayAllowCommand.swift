import ArgumentParser
import Foundation
import Gateway
import Journal
import PortalModel
import Report

struct GatewayAllowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allow",
        abstract: "Lets a client of the gateway exceed a bound today, up to exactly the number that you give.",
        discussion: """
            A running gateway takes it up at once. Tomorrow the usual bound holds again; for more every day, set limits in \
            moonhook.lua.
            """
    )

    @Argument(help: ArgumentHelp("The client, as moonhook.lua names it.", valueName: "client"))
    var client: String

    @Argument(
        help: ArgumentHelp(
            "To how many users: \(Bound.gatewayNames.joined(separator: ", ")).",
            valueName: "bound=N"
        ),
        completion: .list(Bound.gatewayNames.map { "\($0)=" }),
        transform: GatewayAllowance.init
    )
    var allowances: [GatewayAllowance]

    @OptionGroup var choice: PortalChoice

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try choice.basis.configuration(environment)
        let name = try choice.name(environment)
        let client = try configuration.existingGateway(on: name).client(self.client)
        let access = try PortalAccess(name, configuration, environment: environment)
        let journal = try choice.state(environment).makeJournal(of: access.title.host)
        let now = Date()
        let day = ClientDays.day(of: now)
        for allowance in allowances {
            try journal.allow(
                allowance.bound,
                allowance.number,
                client: client.name,
                day: day,
                account: NSUserName(),
                at: now
            )
        }
        let list = allowances.map { "\($0.bound.rawValue)=\($0.number)" }.joined(separator: ", ")
        Terminal.standardError.write(
            "\(client.name) may reach \(list) today, \(day); after that the usual bounds hold again"
        )
    }
}
