import Containment
import Engine
import Journal
import PortalModel
import Scripting
import Synchronization
import TestSupport
import Wire

/// A run planned against a portal in memory, and what it left in the journal.
struct Planning {
    let folder: TemporaryFolder
    let portal: any Portal
    let run: RecordedRun
    private let messages = Messages()

    init(_ portal: any Portal) throws {
        folder = try TemporaryFolder()
        self.portal = portal
        run = try .begin()
    }

    init(_ people: [User]) throws {
        try self.init(PortalDouble(people))
    }

    private final class Messages: Sendable {
        let all = Mutex<[String]>([])
    }

    /// What the scripts printed.
    var printed: [String] { messages.all.withLock { $0 } }

    /// Plans scripts of these source texts; several make a chain.
    @discardableResult
    func plan(
        _ sources: String...,
        with behind: [String] = [],
        input: String? = nil,
        emptyCells: EmptyCells = .keep,
        cells: CellReading = CellReading(),
        narrowing: PlanNarrowing = PlanNarrowing(),
        settings: [String: ParameterSetting] = [:],
        isStrict: Bool = false,
        explains: Bool = false,
        withoutAccount: RowsWithoutAccount = .report,
        lists: Set<RecordList> = [],
        workers: Int = 1,
        onPrint: @escaping @Sendable () -> Void = {}
    ) async throws -> PlanningResult {
        let request = PlanRequest(
            scripts: try files(sources, "script"),
            with: try files(behind, "with"),
            input: try input.map { try InputReader(ByteSource(text: $0), cells: cells) },
            emptyCells: emptyCells,
            narrowing: narrowing,
            settings: settings,
            isStrict: isStrict,
            rowsWithoutAccount: withoutAccount,
            lists: lists,
            explains: explains,
            version: "1.0.0"
        )
        let messages = messages
        let planner = Planner(
            portal: portal,
            log: { message in
                messages.all.withLock { $0.append(message.text.verbatim) }
                onPrint()
            },
            pool: .uncontained,
            workers: workers
        )
        return try await planner.plan(request, run: run)
    }

    private func files(_ sources: [String], _ name: String) throws -> [ScriptFile] {
        try sources.enumerated().map { try folder.script($0.element, name: "\(name)\($0.offset + 1).lua") }
    }

    /// The planned values by user.
    func changes() throws -> [Int: [String: FieldValue]] {
        let changes = try run.changes(limit: 10_000).map { ($0.change.user.rawValue, $0.change.after) }
        return Dictionary(uniqueKeysWithValues: changes)
    }

    /// The findings, such as `error 57 line 2: no user has this EMAIL`, the errors first.
    func findings() throws -> [String] {
        try run.diagnostics().flatMap { group in
            group.examples.map { example in
                let user = example.user.map { " \($0)" } ?? ""
                let line = example.line.map { " line \($0)" } ?? ""
                return "\(group.severity.rawValue)\(user)\(line): \(group.message)"
            }
        }
    }

    /// Which places set what, by user.
    func locations() throws -> [Int: [String: String]] {
        let changes = try run.changes(limit: 10_000).map { ($0.change.user.rawValue, $0.change.locations) }
        return Dictionary(uniqueKeysWithValues: changes)
    }

    /// Why users who were asked for stay as they are, such as `57 WORK_PHONE: warned: too short (script1.lua:2)`.
    func reasons() throws -> [String] {
        try run.reasons().map { reason in
            let field = reason.field.map { " \($0)" } ?? ""
            return "\(reason.user)\(field): \(reason.message)" + (reason.location.map { " (\($0))" } ?? "")
        }
    }

    func state() throws -> RunState? { try run.current()?.state }
}

extension PlanningResult {
    /// The counts alone, without whom they count.
    var numbers: PlanningResult {
        var counts = self
        counts.matches = nil
        counts.refusedUsers = [:]
        return counts
    }
}
