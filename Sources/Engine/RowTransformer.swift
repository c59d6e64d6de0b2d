public import PortalModel
public import Scripting

/// Sends the rows of an input through a chain of transforms, without a portal and in flat memory.
public struct RowTransformer: Sendable {
    /// What came of it, in numbers.
    public struct Counts: Hashable, Sendable {
        /// The rows that were read.
        public var rows = 0
        /// The records that were written.
        public var written = 0
        /// The records that a transform left alone.
        public var skipped = 0
        /// The records that were refused.
        public var refused = 0
    }

    /// What comes out, in the order of the rows.
    public enum Output: Sendable {
        /// Records, one JSON object a line.
        case records([UInt8])
        /// A row that was refused, as it stood in the input, without its line's end.
        case refused(row: [UInt8])
        /// A finding.
        case finding(Diagnostic)
    }

    /// How many rows go to a lane at a time: enough that the hop to its thread costs nothing beside them.
    private static let rowsPerChunk = 512

    private let scripts: [ScriptFile]
    private let context: ScriptContext
    private let lanes: Int

    /// Creates a transformer.
    ///
    /// - Parameters:
    ///   - scripts: Recipes with a transform, in the order of the chain.
    ///   - context: What they are given; it has no directory.
    ///   - lanes: How many states work side by side where every recipe promises to be pure; otherwise there is one.
    public init(_ scripts: [ScriptFile], context: ScriptContext, lanes: Int) {
        self.scripts = scripts
        self.context = context
        self.lanes = lanes
    }

    /// Transforms all rows.
    ///
    /// - Parameters:
    ///   - input: The rows.
    ///   - progress: Is told how many rows are done.
    ///   - write: Takes what comes out, in order.
    /// - Returns: What came of it.
    /// - Throws: ``ScriptError``, ``InputError``, `CancellationError`, or what `write` throws.
    public func run(
        _ input: InputReader,
        progress: @Sendable (Progress) -> Void,
        write: (Output) throws -> Void
    ) async throws -> Counts {
        var reader = ChunkReader(input)
        let first = makeLane(input.header)
        let isPure = try await first.run { $0.isPure() }
        let others = isPure ? (1..<max(1, lanes)).map { _ in makeLane(input.header) } : []
        let all = [first] + others
        var counts = Counts()
        try await withThrowingTaskGroup(of: (Int, Chunk).self) { group in
            var started = 0
            var finished = 0
            var waiting: [Int: Chunk] = [:]
            while true {
                while started - finished < all.count * 2, let rows = try reader.next(Self.rowsPerChunk) {
                    let (number, lane) = (started, all[started % all.count])
                    group.addTask { (number, try await lane.run { try $0.transform(rows) }) }
                    started += 1
                }
                guard finished < started else { break }
                while waiting[finished] == nil, let (number, chunk) = try await group.next() { waiting[number] = chunk }
                while let chunk = waiting.removeValue(forKey: finished) {
                    try chunk.write(&counts, write)
                    finished += 1
                    progress(Progress("transforming", done: counts.rows))
                }
            }
        }
        return counts
    }

    private func makeLane(_ header: [String]?) -> ScriptThread<TransformLane> {
        let (scripts, context) = (scripts, context)
        return ScriptThread { try TransformLane(scripts, context: context, header: header) }
    }
}

/// A chunk of rows, some of which could not be read.
struct ChunkReader {
    private var input: InputReader

    init(_ input: InputReader) {
        self.input = input
    }

    /// The next rows, or `nil` at the end.
    mutating func next(_ count: Int) throws -> [Result<InputRow, InputError>]? {
        try Task.checkCancellation()
        var rows: [Result<InputRow, InputError>] = []
        rows.reserveCapacity(count)
        while rows.count < count {
            do throws(InputError) {
                guard let row = try input.next() else { break }
                rows.append(.success(row))
            } catch {
                guard error.refusesOneRow else { throw ScriptError(.input, error.description) }
                rows.append(.failure(error))
            }
        }
        return rows.isEmpty ? nil : rows
    }
}

/// What a lane made of a chunk.
struct Chunk: Sendable {
    var rows = 0
    var skipped = 0
    var refused = 0
    var written = 0
    var outputs: [RowTransformer.Output] = []

    func write(_ counts: inout RowTransformer.Counts, _ write: (RowTransformer.Output) throws -> Void) throws {
        for output in outputs { try write(output) }
        counts.rows += rows
        counts.skipped += skipped
        counts.refused += refused
        counts.written += written
    }
}

/// One state with the whole chain, for some of the chunks.
final class TransformLane {
    private let scripts: [ScriptHost.Script]
    private let binding: RowBinding
    private let tables: RowTables
    private let pipeline: RecordPipeline

    init(_ files: [ScriptFile], context: ScriptContext, header: [String]?) throws {
        let host = try ScriptHost(context)
        scripts = try files.map { try host.load($0) }
        let recipes = scripts.compactMap(\.recipe)
        try host.checkSettings(of: scripts)
        for (script, file) in zip(scripts, files) where script.recipe?.hasTransform != true {
            throw ScriptError(.usage, "\(file.name): it has no transform, and 'moonhook transform' runs nothing else")
        }
        binding = try RowBinding(header: header, recipes: recipes, scripts: files, schema: context.schema)
        tables = try RowTables(header: header, in: host)
        pipeline = RecordPipeline(scripts, in: host)
    }

    func isPure() -> Bool { scripts.allSatisfy { $0.recipe?.isPure == true } }

    func transform(_ rows: [Result<InputRow, InputError>]) throws -> Chunk {
        var chunk = Chunk()
        var records: [UInt8] = []
        for result in rows {
            chunk.rows += 1
            var findings: [Diagnostic] = []
            let verdict: RecordVerdict<[UInt8]>
            var raw: [UInt8] = []
            switch result {
            case .success(let row):
                raw = row.raw
                verdict = try pipeline.transform(row, by: binding, tables) { findings.append($0) }
            case .failure(let error):
                findings.append(Diagnostic(.error, error.reason, line: error.line))
                verdict = .refused
            }
            switch verdict {
            case .passed(let line):
                records += line
                chunk.written += 1
            case .skipped: chunk.skipped += 1
            case .refused:
                chunk.refused += 1
                chunk.outputs.append(.refused(row: raw))
            }
            chunk.outputs += findings.map { .finding($0) }
        }
        if !records.isEmpty { chunk.outputs.append(.records(records)) }
        return chunk
    }
}

@available(*, unavailable)
extension TransformLane: Sendable {}
