import Containment
import Journal
import Judgement
import PortalModel
import Scripting
import Snapshot

/// The part of planning that happens on the script's thread, from the first script to the last record.
final class PlanSession {
    let request: PlanRequest
    let host: ScriptSession
    let sink: PlanSink
    let directory: PortalSnapshot
    /// What scripts are given.
    let context: ScriptContext
    /// The journal that knows how the portal rewrites values.
    private let rewritings: RunJournal
    let progress: @Sendable (Progress) -> Void
    /// The scripts that set fields.
    private(set) var setters: [Setter] = []
    var counts = PlanningResult()
    /// The bytes that scripts have printed in other states, and the records that were stopped there.
    var (passedBytes, stoppedRecords) = (0, 0)
    /// The lines of the rows that are refused.
    private(set) var refusedLines: Set<Int> = []
    /// The employees whom the chain must still see, if there is one and no input.
    var employees: EmployeeSource?
    /// The rows that the chain must still see, if there is one and an input.
    var rows: RowPlanning?
    private let regions = AssumedRegions()

    init(
        _ request: PlanRequest,
        directory: PortalSnapshot,
        fields: Set<String>?,
        writer: PlanWriter,
        rewritings: RunJournal,
        log: @escaping @Sendable (ScriptMessage) -> Void,
        progress: @escaping @Sendable (Progress) -> Void,
        pool: WorkerPool
    ) throws {
        self.request = request
        self.directory = directory
        self.rewritings = rewritings
        self.progress = progress
        sink = PlanSink(writer, lists: request.lists, directory: directory)
        if request.explains { sink.notes = request.narrowing.selection.users.map { ReasonNotes(asked: $0) } }
        context = ScriptContext(
            version: request.version,
            schema: try directory.schema(),
            directory: directory,
            fields: fields,
            settings: request.settings,
            limits: request.limits,
            seed: request.seed,
            now: request.now,
            log: log
        )
        host = ScriptSession(context, workers: pool)
    }

    /// A switch that stops the running script from any thread.
    var canceller: WorkerStop { host.canceller }

    /// Loads the scripts, and plans all but the ``employees`` and the ``rows``.
    ///
    /// - Throws: ``UnfetchedField`` if the plan isn't valid, even if the script caught that.
    func begin() throws {
        let result = Result { try planScripts() }
        if let unfetched = host.unfetched { throw unfetched }
        try result.get()
    }

    /// Finishes after the last employee, or the last row.
    func end() throws -> PlanningResult {
        try endRows()
        // After the scripts, since a program's reads see what it has planned.
        try sink.leaveRewritings(known: rewritings, in: context.schema) { user, field in
            sink.notes?.note(.rewritten, user, field: field)
            counts.rewritten += 1
        }
        try narrow()
        counts.ignoredBefore = try sink.reportIgnored(known: rewritings, in: context.schema)
        try answer()
        counts.skips = sink.skips
        counts.seed = host.seed
        counts.undeclared = sink.undeclared
        counts.assumedRegions.merge(regions.take(with: host), uniquingKeysWith: +)
        return counts
    }

    private func planScripts() throws {
        let behind = try request.with.map { file in
            try chainable(try host.load(file), "--with")
        }
        host.input = request.input
        let updates = request.scripts.count == 1 ? try self.updates(nil, through: behind) : nil
        let scripts = try request.scripts.map { try host.load($0, asProgram: updates) }
        try host.checkSettings(of: scripts + behind)
        setters = (scripts + behind).map { Setter($0.file) }
        for recipe in (scripts + behind).compactMap(\.recipe) { counts.limits.merge(recipe.limits) { min($0, $1) } }
        if let only = scripts.first, scripts.count == 1, only.recipe?.hasProgram ?? true {
            try host.runProgram(of: only, into: try self.updates(only.rules(), through: scripts + behind))
            counts.hasEmptyInput = host.foundNoRows
        } else {
            let chain = try scripts.map { try chainable($0, "a chain") } + behind
            sink.notes?.promise(chain.compactMap(\.recipe))
            try planRecords(of: chain)
        }
    }

    /// Judges and plans the updates of a program, which pass through a chain.
    private func updates(_ rules: RecipeRules?, through chain: [ScriptSession.Script]) throws -> UpdateJudge {
        UpdateJudge(
            rules,
            through: judge(of: try WorkerChain(chain, in: host)),
            in: directory,
            into: sink,
            leavingOut: request.undeclared
        )
    }

    func judge(of chain: WorkerChain) -> RecordJudge {
        RecordJudge(chain, in: host, counting: regions, explanation: explanation)
    }

    private func chainable(_ script: ScriptSession.Script, _ use: String) throws(ScriptError) -> ScriptSession.Script {
        guard let recipe = script.recipe, recipe.hasTransform, !recipe.hasProgram else {
            throw ScriptError(
                .usage,
                "\(script.file.name): \(use) takes recipes with a transform; run a program by itself"
            )
        }
        return script
    }

    // MARK: Records

    private func planRecords(of chain: [ScriptSession.Script]) throws {
        let header = request.input?.header
        let transforms = try WorkerChain(chain, header: header, in: host)
        let judge = judge(of: transforms)
        guard let input = request.input else {
            if let script = chain.first(where: { $0.recipe?.match != nil }) {
                throw ScriptError(.usage, "\(script.file.name): it needs rows; give them with --input FILE")
            }
            employees = try EmployeeSource(judge, chain, selection: request.narrowing.selection, in: directory)
            counts.employees = employees?.total
            counts.leftOut = counts.employees ?? 0
            return
        }
        let rows = try RowSource(
            binding: RowBinding(
                header: input.header,
                recipes: chain.compactMap(\.recipe),
                scripts: request.scripts + request.with,
                settings: request.settings,
                schema: context.schema,
                emptyCells: request.emptyCells,
                cells: input.cells
            ),
            selection: request.narrowing.selection,
            withoutAccount: request.rowsWithoutAccount,
            schema: context.schema,
            directory: directory,
            sink: sink
        )
        counts.rows = RowCounts()
        counts.unusedColumns = rows.binding.unusedColumns
        self.rows = RowPlanning(rows, ChunkReader(input), judge, transforms, chain, header: input.header) {
            column,
            line in
            input.location(of: column, line: line)
        }
    }

    func planned(_ verdict: RecordVerdict<Change?>) throws -> RecordVerdict<Change?> {
        if case .passed(let change?) = verdict { try sink.add(change) }
        return verdict
    }

    func count(_ verdict: RecordVerdict<Change?>, of user: UserID, line: Int? = nil) throws {
        switch verdict {
        case .passed: break
        case .skipped(let reason, let location): try sink.skip(user, reason, at: location, line: line)
        case .refused: try countRefused(line: line)
        }
    }

    func countRefused(line: Int?) throws {
        counts.refused += 1
        if let line { refusedLines.insert(line) }
        guard !request.isStrict else {
            throw ScriptError(.refused, "a record is refused, so --strict ends the run")
        }
    }
}

@available(*, unavailable)
extension PlanSession: Sendable {}
