import ArgumentParser
import Engine
import Foundation
import Journal
import PortalClient
import PortalModel
import Report

struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract:
            "Undoes a run: plans to restore the values from before the run, shows the plan, asks, and applies it.",
        discussion: """
            A value is restored if the field still holds what the run wrote. Values changed since are kept and reported. \
            'moonhook runs' lists the runs. An undo is a run too, and can be undone.
            """
    )

    @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
    var number: RunID

    @Option(help: ArgumentHelp("Undo only the changes to these users, by id.", valueName: "57,58"))
    var user: UserIDs?

    @Option(help: ArgumentHelp("Undo only the changes to these fields.", valueName: "field,field"))
    var field: FieldNames?

    @OptionGroup var applying: ApplyOptions

    @OptionGroup var portalOptions: PortalOptions

    @OptionGroup var report: ReportOptions

    func validate() throws { try applying.checkWithoutScripts() }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let name = try portalOptions.portalName(environment)
        let configuration = try portalOptions.configuration(environment)
        let access = try PortalAccess(name, configuration, environment: environment)
        let entries = try configuration.protection(on: name, at: access?.address)
        let unlocked = try configuration.unlockedFields(on: name).union(applying.unlockedFields)
        try await portalOptions.withPortal(access, unlocking: unlocked) { portal, state in
            let (undone, _) = try state.openJournal(of: portal.name).recorded(number, of: access.title)
            try tellUnanswered(undone)
            try check(undone, on: try await portal.schema())
            let found = try await configuration.find(entries, on: portal, access, in: state, isRedacted: report.redact)
            let request = UndoRequest(
                undone,
                users: user?.ids,
                fields: field.map { Set($0.names) },
                protection: found.protection
            )
            try await undo(request, on: portal, found, RunFrame(access, configuration, found, report))
        }
    }

    /// Says which calls of a client aren't undone, since nobody knows yet whether they came.
    private func tellUnanswered(_ undone: RecordedRun) throws {
        let count = try unanswered(undone).count
        guard count > 0 else { return }
        let words = count == 1 ? "1 call of run \(undone.id) has" : "\(count) calls of run \(undone.id) have"
        Terminal.standardError.write(
            """
            \(words) no answer, and can't be undone before it is known what came of that. A gateway that serves finds out \
            within a minute; if it was stopped, at its next start.
            """
        )
    }

    private func unanswered(_ undone: RecordedRun) throws -> [ClientCall] {
        try undone.journal.callsWithoutAnswer().map(\.1).filter { $0.run == undone.id }
    }

    /// Refuses users and fields that the run didn't change.
    private func check(_ undone: RecordedRun, on schema: Schema) throws {
        let changed = schema.sorted(try undone.summary().fields.keys)
        if let other = field?.names.first(where: { !changed.contains($0) }) {
            guard schema[other] != nil else { throw Failure(.usage, "--field: \(schema.unknownField(other))") }
            let list = changed.isEmpty ? "nothing" : changed.joined(separator: ", ")
            throw Failure(.usage, "--field: run \(undone.id) didn't change \(other); it changed \(list)")
        }
        let other = try user?.ids.sorted().first { user in try !undone.hasChange(of: user) }
        if let other, try unanswered(undone).contains(where: { $0.change.user == other }) {
            let words = "it isn't known yet whether run \(undone.id) changed user \(other); try again later"
            throw Failure(.usage, "--user: \(words)")
        }
        if let other { throw Failure(.usage, "--user: run \(undone.id) didn't change user \(other)") }
    }

    private func undo(
        _ request: UndoRequest,
        on portal: RESTPortal,
        _ found: FoundProtection,
        _ frame: RunFrame
    ) async throws {
        let bar = ProgressBar(isQuiet: report.quiet)
        let journal = applying.dryRun ? try RunJournal.temporary() : request.run.journal
        let part = [
            user.map { RunHeader.Option("--user", $0.words) }, field.map { RunHeader.Option("--field", $0.words) },
        ]
        let header = try await RunHeader(
            origin: .undo(request.run.id),
            scripts: [],
            options: part.compactMap(\.self),
            applying: applying,
            on: portal
        )
        let planner = UndoPlanner(portal: portal, progress: bar.show)
        let (run, counts) = try await journal.begin(header) { run in
            defer { bar.clear() }
            return try await planner.plan(request, run: run)
        }
        let execution = PlanExecution(
            run: run,
            portal: portal,
            found: found,
            frame: frame,
            options: applying,
            choice: portalOptions.choice,
            report: report,
            bar: bar
        )
        try await execution.execute(counts)
    }
}
