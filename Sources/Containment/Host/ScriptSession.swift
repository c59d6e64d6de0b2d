import Lua
package import PortalModel
package import Scripting

/// The scripts of a run, each in a worker of its own.
///
/// It belongs to one thread, which waits while scripts run.
package final class ScriptSession {
    /// A script that was loaded.
    package final class Script {
        /// The file, with what it declared when it was inspected.
        package let file: ScriptFile
        /// The recipe; `nil` for a plain program, which has run by then.
        package let recipe: Recipe?
        /// The seed of its random numbers.
        let seed: Int
        /// The regions that its parameters and tables name.
        private let regions: DeclaredRegions?
        /// Its worker; another one after that has died.
        fileprivate(set) var worker: ScriptWorker

        init(_ file: ScriptFile, _ recipe: Recipe?, seed: Int, _ parameters: ParameterContents?, _ worker: ScriptWorker)
        {
            (self.file, self.recipe, self.seed, self.worker) = (file, recipe, seed, worker)
            regions = parameters?.regions
        }

        /// The rules for the script's records and updates.
        ///
        /// - Parameter index: Its index among the recipes of the chain.
        /// - Returns: The rules; a plain program has none.
        package func rules(at index: Int = 0) -> RecipeRules {
            RecipeRules(index: index, file: file.name, writes: recipe?.writes, regions: regions)
        }
    }

    /// What scripts are given.
    package let context: ScriptContext
    /// A switch that ends the scripts from any thread.
    package let canceller: WorkerStop
    let pool: WorkerPool
    private var scripts: [Script] = []
    private var begun: [HostAnswers] = []
    /// The connections of a session that is over, by the hash of the script that ran there.
    private var former: [String: WorkerConnection]
    /// The rows that `input.rows()` returns.
    package var input: InputReader?
    /// The first field that the run needed and that wasn't fetched: the run's result isn't valid.
    package private(set) var unfetched: UnfetchedField?

    /// The fields of a user record.
    package var schema: Schema { context.schema }
    /// Compares telephone numbers, in a worker that sees no other session's.
    package private(set) lazy var phones: any PhoneComparison = ContainedPhoneComparison(pool)
    /// Whether `input.rows()` ended without a row.
    package var foundNoRows: Bool { begun.contains(where: \.foundNoRows) }
    /// The run's seed, if a loaded script mentions random numbers; otherwise there is nothing to show.
    package var seed: Int? { begun.contains(where: \.mentionsRandom) ? context.seed : nil }
    /// The columns that scripts asked for and the row lacked.
    package var askedColumns: Set<String> { begun.reduce(into: []) { $0.formUnion($1.askedColumns) } }

    /// Creates a session; each script starts a worker.
    ///
    /// - Parameters:
    ///   - context: What scripts are given.
    ///   - pool: Starts the workers.
    ///   - canceller: A switch that ends them together with those of other sessions.
    ///   - former: A session that is over: a script that ran in it runs in the same worker, in a new state, if that has answered
    ///     all that it was sent.
    package init(
        _ context: ScriptContext,
        workers pool: WorkerPool,
        canceller: WorkerStop? = nil,
        after former: ScriptSession? = nil
    ) {
        self.context = context
        self.pool = pool
        self.canceller = canceller ?? WorkerStop()
        let free = former?.scripts.filter(\.worker.isFree).map { ($0.file.sha256, $0.worker.connection) } ?? []
        self.former = Dictionary(free) { first, _ in first }
        if let former { phones = former.phones }
    }

    /// Forgets the columns that scripts asked for.
    package func forgetAskedColumns() {
        for answers in begun { answers.askedColumns.removeAll() }
    }

    // MARK: Loading

    /// Loads a script: compiles its chunk and runs it.
    ///
    /// A plain program does its work here. A recipe returns its table, which must declare what the file declared when it was inspected; a
    /// file that wasn't is inspected first.
    ///
    /// - Parameters:
    ///   - file: The script.
    ///   - updates: Where updates go, if the chunk may update users.
    /// - Returns: The script.
    /// - Throws: ``ScriptError``, or what the directory met.
    @discardableResult
    package func load(_ file: ScriptFile, asProgram updates: (any UpdateSink)? = nil) throws -> Script {
        try load(file, seed: context.seed &+ scripts.count, asProgram: updates)
    }

    func load(_ file: ScriptFile, seed: Int, asProgram updates: (any UpdateSink)? = nil) throws -> Script {
        let file = try inspected(file)
        let recipe = file.declaredRecipe
        let answers = HostAnswers(file, context)
        begun.append(answers)
        if let recipe, recipe.reads != nil {
            answers.hidden = Set(schema.fields.map(\.name).filter { !recipe.shows($0) })
        }
        answers.parameters = try recipe.map { recipe throws(ScriptError) in
            try ParameterContents(of: recipe, context.settings, beside: file.folder)
        }
        let script = try ending {
            let worker = try worker(for: file, seed: seed, answers)
            let script = Script(file, recipe, seed: seed, answers.parameters, worker)
            try load(script, asProgram: updates)
            return script
        }
        scripts.append(script)
        return script
    }

    /// The worker of a former session, or a new one if that can't go on: it may have ended while nobody looked.
    private func worker(for file: ScriptFile, seed: Int, _ answers: HostAnswers) throws -> ScriptWorker {
        let open = { [context, pool, canceller] (former: WorkerConnection?) in
            try ScriptWorker(file, context, seed: seed, answers: answers, on: former, from: pool, stop: canceller)
        }
        guard let former = former.removeValue(forKey: file.sha256) else { return try open(nil) }
        do {
            return try open(former)
        } catch let error where !(error is CancellationError) {
            return try open(nil)
        }
    }

    /// Loads a script into its worker, or once more into another one.
    func load(_ script: Script, asProgram updates: (any UpdateSink)?) throws {
        let (worker, answers) = (script.worker, script.worker.answers)
        if let recipe = script.recipe {
            try answers.parameters?.checkPatterns(of: recipe) { pattern, text in
                try worker.request(.find(pattern: pattern, text: text), worker.record) == [.boolean(true)]
            }
        }
        if let input { answers.rows = SoundRows(input, for: script.file) }
        answers.updates = updates
        defer { answers.updates = nil }
        let loading = WorkerLoading(
            isProgram: updates != nil,
            rows: input.map { WorkerRows(header: $0.header) },
            parameters: answers.parameters?.contents.mapValues { WorkerParameter($0.content) } ?? [:]
        )
        let results = try worker.request(.load(loading), worker.program)
        try check(results, of: script, updates)
    }

    /// Whether a chunk returned what the file has declared.
    private func check(_ results: [LuaValue], of script: Script, _ updates: (any UpdateSink)?) throws {
        let file = script.file
        let (recipe, problems) = try Recipe.inspect(results, of: file, in: context)
        guard recipe == nil || updates?.hasUpdated != true else {
            throw ScriptError(
                .malformed,
                "\(file.name): it returns a recipe, which can update users in its run(), but not while its file is loaded",
                diagnostic: .outsideWrites
            )
        }
        guard problems.isEmpty else { throw ScriptError(problems, in: file) }
        // A chunk can detect a mere inspection, since no portal answers then.
        guard recipe?.declaration == script.recipe?.declaration else { throw ScriptError(changedRecipe: file) }
    }

    /// Loads a script into a new worker, since its own is gone.
    func reload(_ script: Script) throws {
        let answers = script.worker.answers
        script.worker = try ScriptWorker(
            script.file,
            context,
            seed: script.seed,
            answers: answers,
            from: pool,
            stop: canceller
        )
        try load(script, asProgram: nil)
    }

    private func inspected(_ file: ScriptFile) throws -> ScriptFile {
        guard !file.isInspected else { return file }
        let inspection = try RecipeInspection(file, version: context.version, limits: context.limits, by: pool)
        if let refusal = inspection.refusal { throw refusal }
        return inspection.file
    }

    // MARK: Running

    /// Runs a recipe's `run()`.
    ///
    /// - Parameters:
    ///   - script: The recipe.
    ///   - updates: Where updates go.
    /// - Throws: ``ScriptError``, or what the directory met.
    package func runProgram(of script: Script, into updates: any UpdateSink) throws {
        guard script.recipe?.hasProgram == true else { return }
        let (worker, answers) = (script.worker, script.worker.answers)
        answers.updates = updates
        defer { answers.updates = nil }
        _ = try ending { try worker.request(.program, worker.program) }
    }

    /// Refuses a setting that no recipe takes: it is a typing error, and would otherwise go unnoticed.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter`.
    package func checkSettings(of scripts: [Script]) throws(ScriptError) {
        try context.settings.checkNames(against: scripts.compactMap(\.recipe))
    }

    /// How often programs gave which region with a number without a country code, since the last time.
    package func takeRegionsOfPrograms() -> [String: Int] {
        begun.reduce(into: [:]) { $0.merge($1.takeRegions(), uniquingKeysWith: +) }
    }

    /// Whether a Lua pattern matches a part of a text, in the worker of a script.
    ///
    /// - Throws: `LuaError` if the pattern is malformed.
    package func finds(_ pattern: String, in text: String, with script: Script) throws -> Bool {
        try ending {
            try script.worker.request(.find(pattern: pattern, text: text), script.worker.record) == [.boolean(true)]
        }
    }

    /// Notes what ends a run: a field that wasn't fetched, or a worker that is gone.
    func ending<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as UnfetchedField {
            unfetched = unfetched ?? error
            throw error
        } catch let death as WorkerDeath {
            throw death.error()
        }
    }
}

extension WorkerParameter {
    fileprivate init(_ content: ParameterContents.Content) {
        self =
            switch content {
            case .value(let value): .value(value)
            case .table(let table): .table(bytes: table.bytes, file: table.file, key: table.key, value: table.value)
            case .folder(let folder): .folder(folder.files)
            }
    }
}

@available(*, unavailable)
extension ScriptSession: Sendable {}

@available(*, unavailable)
extension ScriptSession.Script: Sendable {}
