import ArgumentParser
import Foundation
import Journal
import PortalClient
import PortalModel

struct PortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal",
        abstract: "Takes what was recorded of a portal along when it is renamed.",
        subcommands: [RenamePortalCommand.self]
    )
}

struct RenamePortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "Gives a portal's journal the portal's new name, after checking that it is the same portal.",
        discussion: """
            Recorded runs, interrupted ones too, and the known forms of values belong to the new name afterwards. Plan files of \
            the old name must be planned again. The same is done by formerly = "old.bitrix24.com" in the portal's entry in \
            moonhook.lua, by the next command on it.
            """
    )

    @Argument(help: ArgumentHelp("The old host, or a name from moonhook.lua.", valueName: "old"))
    var old: String

    @Argument(
        help: ArgumentHelp(
            "The portal now: a name from moonhook.lua, or an address with the new host.",
            valueName: "new"
        )
    )
    var new: String

    @OptionGroup var basis: ConfigurationChoice

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try basis.configuration(environment)
        let state = basis.folder.state(environment)
        // The address in MOONHOOK_PORTAL needn't be repeated, since it holds a secret.
        let isCurrent = environment["MOONHOOK_PORTAL"].flatMap { try? PortalAddress($0) }?.host == new.lowercased()
        let name = isCurrent ? environment["MOONHOOK_PORTAL"] ?? new : new
        guard let access = try PortalAccess(name, configuration, environment: environment) else {
            throw Failure(.usage, "the demo portal can't be renamed")
        }
        let renaming = PortalRenaming(old: try host(of: old, configuration), new: access.name, state: state)
        guard renaming.old != renaming.new else {
            throw Failure(
                .usage,
                "the old and the new host are both \(renaming.new); write the new host into the address first"
            )
        }
        try await access.takeOver(renaming)
    }

    private func host(of name: String, _ configuration: Configuration) throws -> String {
        if name.contains("://") { return try PortalAddress(name).host }
        guard let entry = try? configuration.portal(name) else { return name.lowercased() }
        return try PortalAddress(entry.portal.address).host
    }
}

extension PortalAccess {
    /// Refuses to look at a person's records while some of them are still under the portal's old name.
    func checkTakenOver(in state: StateFolder) throws {
        guard let old = formerly, try PortalRenaming(old: old, new: name, state: state).isDue() else { return }
        throw Failure(
            .usage,
            "the runs of \(old) were not taken along to \(name) yet, and may hold the person too; "
                + "the next run or dry run on it does that"
        )
    }

    /// Takes the journal of the name in `formerly` along, if there is one; what can't be done is reported and holds nothing up.
    func takeOver(in state: StateFolder) async throws {
        guard let old = formerly else { return }
        let renaming = PortalRenaming(old: old, new: name, state: state)
        guard old != name else {
            throw Failure(
                .usage,
                "formerly = \"\(old)\" is the portal's present host; write the one that it had before"
            )
        }
        guard renaming.hasFile else {
            guard try !renaming.isDone() else { return }
            let hint = renaming.nearest.map { "; did you mean \(ForeignText($0))?" } ?? ""
            return Terminal.standardError.write("formerly = \"\(old)\": nothing was recorded of that host\(hint)")
        }
        // A journal that another process moves can't be read meanwhile.
        let lock = try await renaming.lock()
        defer { lock.release() }
        guard try renaming.isDue() else { return }
        guard try !renaming.isBlocked() else {
            return Terminal.standardError.write(
                "\(name) has runs of its own, so those of \(old) stay under the old name; see 'moonhook help portal rename'"
            )
        }
        try await move(renaming)
    }

    /// Takes a journal along from an old name, and reports that.
    func takeOver(_ renaming: PortalRenaming) async throws {
        let lock = try await renaming.lock()
        defer { lock.release() }
        // Another process may have done it meanwhile.
        guard try !renaming.isDone() else {
            return Terminal.standardError.write("The runs of \(renaming.old) belong to \(renaming.new) already")
        }
        try await move(renaming)
    }

    private func move(_ renaming: PortalRenaming) async throws {
        let count = try await RESTPortal.withPortal(
            at: address,
            token: token,
            settings: settings,
            logger: RequestLog.logger(isVerbose: false)
        ) { portal in
            guard portal.newHost == nil else { throw PortalError(.moved) }
            return try await renaming.move(for: portal)
        }
        try renaming.moveFile()
        let belong = count == 1 ? "1 run of \(renaming.old) now belongs" : "\(count) runs of \(renaming.old) now belong"
        Terminal.standardError.write("\(belong) to \(renaming.new)")
    }
}
