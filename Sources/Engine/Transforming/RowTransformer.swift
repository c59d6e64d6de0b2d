public import Containment
public import PortalModel
public import Scripting

/// Sends the rows of an input through a chain of transforms, without a portal and in constant memory.
public struct RowTransformer: Sendable {
    /// The result, in numbers.
    public struct Counts: Hashable, Sendable {
        /// The rows that were read.
        public var rows = 0
        /// The records that were written.
        public var written = 0
        /// The records that a transform skipped.
        public var skipped = 0
        /// The records that were refused.
        public var refused = 0
        /// The seed, if a script mentions random numbers.
        public var seed: Int?
        /// For how many records each region was assumed for a number without a country code.
        public var assumedRegions: [AssumedRegion: Int] = [:]
    }

    /// What comes out, in the order of the rows.
    public enum Output: Sendable {
        /// Records, one JSON object a line.
        case records([UInt8])
        /// A row that was refused.
        case refused(RefusedRow)
        /// A finding.
        case finding(Diagnostic)
    }

    /// How many rows go to a worker at a time: enough that the hop to its thread costs little in comparison, and so few that a socket
    /// takes them while their recipe still works on those before.
    private static let rowsPerChunk = 256

    private let scripts: [ScriptFile]
    private let context: ScriptContext
    private let pool: WorkerPool
    private let workers: Int
    private let emptyCells: EmptyCells

    /// Creates a transformer.
    ///
    /// - Parameters:
    ///   - scripts: Recipes with a transform, in the order of the chain.
    ///   - context: What they are given; it has no directory.
    ///   - pool: Starts the workers in which scripts run.
    ///   - workers: How many workers a script has if every recipe promises to be pure; otherwise there is one.
    ///   - emptyCells: What an empty cell of a row does to its field.
    public init(
        _ scripts: [ScriptFile],
        context: ScriptContext,
        pool: WorkerPool,
        workers: Int,
        emptyCells: EmptyCells = .keep
    ) {
        self.scripts = scripts
        self.context = context
        self.pool = pool
        self.workers = workers
        self.emptyCells = emptyCells
    }

    /// Transforms all rows.
    ///
    /// - Parameters:
    ///   - input: The rows.
    ///   - progress: Receives how many rows are done.
    ///   - write: Takes the results, in order.
    /// - Returns: The result, in numbers.
    /// - Throws: ``ScriptError``, ``InputError``, `CancellationError`, or what `write` throws.
    public func run(
        _ input: InputReader,
        progress: @Sendable (Progress) -> Void,
        write: (Output) throws -> Void
    ) async throws -> Counts {
        var reader = ChunkReader(input)
        let first = makeWorker(input)
        let isPure = try await first.run { $0.isPure() }
        let seed = try await first.run { $0.seed() }
        let others = isPure ? (1..<max(1, workers)).map { _ in makeWorker(input) } : []
        let states = ([first] + others).map { (worker: $0, queue: RowQueue()) }
        let workers = OrderedWorkers<Void, Chunk>(
            work: states.map { worker, queue in { @Sendable _, _ in try await worker.run { try $0.transform(queue) } } }
        )
        var counts = Counts()
        try await workers.run { number in
            guard let rows = try reader.next(Self.rowsPerChunk) else { return nil }
            states[number % states.count].queue.add(rows, number)
            return ()
        } accept: { chunk in
            try chunk.write(&counts, write)
            progress(Progress("transforming", done: counts.rows))
        }
        counts.seed = seed
        return counts
    }

    private func makeWorker(_ input: InputReader) -> ScriptThread<TransformWorker> {
        let (scripts, context, pool, emptyCells) = (scripts, context, pool, emptyCells)
        let (header, cells) = (input.header, input.cells)
        return ScriptThread {
            try TransformWorker(
                scripts,
                context: context,
                pool: pool,
                header: header,
                emptyCells: emptyCells,
                cells: cells
            )
        }
    }
}
