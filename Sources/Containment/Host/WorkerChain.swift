package import PortalModel
package import Scripting

/// The functions of recipes, each in its worker: what one recipe does to its worker is no other one's.
///
/// Records are sent many at a time; see ``expect(_:)``.
package final class WorkerChain: RecordChain {
    private let session: ScriptSession
    private let functions: [StageWorker]
    package let stages: [RecipeRules]
    /// Sees which line sets what; a chain of the same scripts with another function shares it.
    package let trace: ChainTrace?

    /// Creates a chain.
    ///
    /// - Parameters:
    ///   - scripts: Recipes in the order of the chain; those without the function are skipped, and if none has it, only values
    ///     are judged.
    ///   - function: The function that the records go through.
    ///   - header: The columns of the input; `nil` if there is none, or each row brings its own keys.
    ///   - trace: Finds which line set what; a chain of the same scripts shares it.
    ///   - session: The session that loaded the scripts.
    /// - Throws: ``ScriptError`` if a state has no memory left, or `CancellationError`.
    package convenience init(
        _ scripts: [ScriptSession.Script],
        calling function: RecordFunction.Kind = .transform,
        header: [String]? = nil,
        trace: ChainTrace? = nil,
        in session: ScriptSession
    ) throws {
        let trace = trace ?? ChainTrace(scripts, header: header, of: session)
        try self.init(scripts, function, header, isTraced: false, trace, session)
    }

    init(
        _ scripts: [ScriptSession.Script],
        _ function: RecordFunction.Kind,
        _ header: [String]?,
        isTraced: Bool,
        _ trace: ChainTrace?,
        _ session: ScriptSession
    ) throws {
        self.session = session
        self.trace = trace
        let recipes = scripts.filter { $0.recipe != nil }.enumerated().filter { _, script in
            (function == .transform ? script.recipe?.hasTransform : script.recipe?.hasMissing) == true
        }
        stages = recipes.map { index, script in script.rules(at: index) }
        functions = try recipes.map { _, script in
            let function = WorkerFunction(function: function, header: header, isTraced: isTraced)
            return try session.ending { try StageWorker(script, function, in: session) }
        }
    }

    /// Whether no recipe has the function.
    package var isEmpty: Bool { stages.isEmpty }

    package var isCounting: Bool { trace?.isCounting ?? false }

    package func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) throws {
        try session.ending {
            for name in fields where session.context.lacks(name) { throw UnfetchedField(field: name) }
        }
    }

    package func tracing() throws -> (any RecordChain)? {
        try trace?.chain(calling: functions.first?.function.function ?? .transform)
    }

    /// Sends records to the first function, and what it makes of them to the next ones, before they are asked for.
    ///
    /// A recipe behind another one sees only the records that the judge lets pass, unless it is pure: then what it makes of the others is
    /// thrown away.
    package func expect(_ records: [ExpectedRecord]) throws {
        guard let first = functions.first else { return }
        try session.ending {
            for function in functions { try function.drop() }
            try first.send(records)
        }
    }

    /// Sends records to the only function while it still works on those before.
    package func expectBehind(_ records: [ExpectedRecord]) throws -> Bool {
        guard functions.count == 1 else { return false }
        return try session.ending { try functions[0].sendBehind(records) }
    }

    package func take(_ number: Int, _ accept: ([UInt8], Int) -> Int?) throws -> Bool {
        guard functions.count == 1 else { return false }
        return try session.ending { try functions[0].take(number, accept) }
    }

    package func run(
        _ stage: Int,
        _ visit: RecordVisit,
        on input: RecordBuffer,
        into output: RecordBuffer
    ) throws -> StageOutcome {
        try session.ending {
            let function = functions[stage]
            if stage + 1 < functions.count, functions[stage + 1].isPure {
                while function.lacks(visit) { try functions[stage + 1].send(try function.receive()) }
            }
            return try function.take(visit, on: input, into: output)
        }
    }
}

/// A chain in workers that have no other purpose, to see which line sets what.
///
/// They are started at the first record that runs again, so that a run in which nobody asks costs nothing more.
package final class ChainTrace {
    private let scripts: [ScriptSession.Script]
    private let header: [String]?
    private let context: ScriptContext
    private let pool: WorkerPool
    private let canceller: WorkerStop
    private lazy var opened = Result { try open() }

    /// Whether a recipe may count the records that it is shown, so that the trace must see all of them to know each one's lines
    /// for certain.
    let isCounting: Bool

    init(_ scripts: [ScriptSession.Script], header: [String]?, of session: ScriptSession) {
        let editing = scripts.filter { $0.recipe?.hasTransform == true || $0.recipe?.hasMissing == true }
        self.scripts = editing
        self.header = header
        var context = session.context
        context.log = { _ in }
        (self.context, pool, canceller) = (context, session.pool, session.canceller)
        isCounting = editing.contains { $0.recipe?.isPure != true }
    }

    /// The chain of one of the functions.
    ///
    /// - Returns: The chain; `nil` if the scripts can't be loaded twice.
    /// - Throws: `CancellationError`.
    func chain(calling function: RecordFunction.Kind) throws -> WorkerChain? {
        do {
            return try opened.get()[function]
        } catch is ScriptError {
            return nil
        }
    }

    private func open() throws -> [RecordFunction.Kind: WorkerChain] {
        let session = ScriptSession(context, workers: pool, canceller: canceller)
        let loaded = try scripts.map { try session.load($0.file, seed: $0.seed) }
        let chains = try [RecordFunction.Kind.transform, .missing].map { function in
            (function, try WorkerChain(loaded, function, header, isTraced: true, nil, session))
        }
        return Dictionary(uniqueKeysWithValues: chains)
    }
}

@available(*, unavailable)
extension WorkerChain: Sendable {}

@available(*, unavailable)
extension ChainTrace: Sendable {}
