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

    func validate() throws {
        var bounds: Set<Bound> = []
        for bound in allowances.map(\.bound) where !bounds.insert(bound).inserted {
            let words = "email and readdress are the same bound."
            throw ValidationError("Two numbers for \(bound.nameOfCalls) are given; leave one of them out. \(words)")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try choice.basis.configuration(environment)
        let name = try choice.name(environment)
        let client = try configuration.existingGateway(on: name).client(self.client)
        for allowance in allowances { try allowance.check(for: client) }
        let access = try PortalAccess(name, configuration, environment: environment)
        let state = choice.state(environment)
        let journal = try state.makeJournal(of: access.title.host)
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
        let list = allowances.map { "\($0.bound.nameOfCalls)=\($0.number)" }.joined(separator: ", ")
        Terminal.standardError.write(
            "\(client.name) may reach \(list) today, \(day); after that the usual bounds hold again"
        )
        // A gateway that serves holds this lock.
        guard let lock = try ApplyLock.ofGateway(in: try state.folder(of: access.title.host)) else { return }
        lock.release()
        Terminal.standardError.write(
            """
            No gateway for \(name) serves with the state folder \(state.path) at the moment. If one serves with another, it doesn't \
            see this: run the command as the account that serves it, or name its folder with --state.
            """
        )
    }
}
