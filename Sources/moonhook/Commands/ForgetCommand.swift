import ArgumentParser
import Foundation
import Journal
import PortalClient
import PortalModel
import Report

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Removes a person from a portal's journal: name, values, findings, reasons and remembered forms.",
        discussion: """
            Shows how much there is, asks, and removes it from every run and from the bytes of the journal's files. Runs keep \
            their counts, and an undo skips the person. Plan files, reports and lists are named and stay. On the portal \
            nothing changes; it is only asked who has an address.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The person's id, or an address that they have or had; they may be dismissed or deleted.",
            valueName: "user"
        )
    )
    var user: PersonArgument

    @Flag(help: "Count what would be removed, and remove nothing.")
    var dryRun = false

    @Flag(help: "Remove it without asking.")
    var yes = false

    @Option(help: "The format: text or json.")
    var format = OutputFormat.text

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let name = try portalOptions.portalName(environment)
        let configuration = try portalOptions.configuration(environment)
        let access = try PortalAccess(name, configuration, environment: environment)
        let portal = access.title
        let state = portalOptions.choice.state(environment)
        try access?.checkTakenOver(in: state)
        let journal = try state.openJournal(of: portal.host)
        InterruptedRuns.mention(in: state, of: portal.host, portalOptions.choice)
        let lookup = PersonLookup(portal: portal, journal: journal)
        let person = try await lookup.person(user) { address in try await users(withAddress: address, access) }
        let text = PersonText(id: person.id, name: try lookup.name(of: person), portal: portal)
        let records = try journal?.forget(person, isTrial: true) ?? PersonalRecords()
        guard person.id != nil || !records.isEmpty else {
            throw Failure(
                .usage,
                "nobody on \(portal) has or had this address, and nothing recorded quotes it; check its spelling, or give the id"
            )
        }
        if format == .text { show(records, text) }
        if let journal {
            try checkOpenRuns(of: person, in: journal, portal)
            let isMeant = try await isMeant(records, text)
            if isMeant { try forget(person, in: journal) }
        }
        guard format == .json else { return }
        Terminal.standardOutput.write(json: text.json(records, isDryRun: dryRun, exists: OutputFile.exists))
    }

    /// Those on the portal who have that address now, dismissed ones too.
    private func users(withAddress address: String, _ access: PortalAccess?) async throws -> [UserID] {
        let users = try await portalOptions.withPortal(access) { portal, _ in
            try await portal.users(addresses: [address], fields: ["EMAIL"])
        }
        // What begins with a percent sign, for example, is a pattern to the portal.
        return users.filter { user in
            guard case .string(let found)? = user.fields["EMAIL"] else { return false }
            return found.lowercased() == address
        }.map(\.id)
    }

    private func show(_ records: PersonalRecords, _ text: PersonText) {
        Terminal.standardOutput.write(text.words(for: records))
        Terminal.standardOutput.writeParagraph(text.words(for: records.files, exists: OutputFile.exists).description)
    }

    /// A change that is still to be sent needs its values; so does one that is to be read back.
    private func checkOpenRuns(of person: RecordedPerson, in journal: RunJournal, _ portal: PortalTitle) throws {
        guard let id = person.id, let run = try journal.openRuns(of: id).first else { return }
        guard try RecordedRun(run, in: journal).current()?.state != .applying else {
            throw Failure.busy(journal.holder(), portal)
        }
        throw Failure(
            .usage,
            """
            Nothing was forgotten: run \(run) was interrupted before the change of this person came to its end.
            Resume it first: moonhook resume \(run)\(portalOptions.choice.arguments)
            """
        )
    }

    private func isMeant(_ records: PersonalRecords, _ text: PersonText) async throws -> Bool {
        guard !dryRun else { return false }
        // Even then, what was deleted earlier may still be among the file's bytes.
        guard !yes, !records.isEmpty else { return true }
        guard Terminal.canAsk else {
            throw Failure(.usage, "Nothing was forgotten: without a terminal to ask on, this needs --yes or --dry-run.")
        }
        guard try await Terminal.confirm("\nForget \(text.person)? This can't be undone.") else {
            throw Failure(.done, "Nothing was forgotten.")
        }
        return true
    }

    private func forget(_ person: RecordedPerson, in journal: RunJournal) throws {
        do throws(JournalError) {
            let records = try journal.forget(person)
            if format == .text, !records.isEmpty { Terminal.standardOutput.writeParagraph("Forgotten") }
        } catch {
            guard error.code == .busy else { throw error }
            throw Failure(.busy, "It is not forgotten, or still among the bytes of the file: \(error)")
        }
    }
}
