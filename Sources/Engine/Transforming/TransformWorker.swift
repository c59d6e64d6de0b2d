import Containment
import Judgement
import PortalModel
import Scripting
import Wire

/// A worker's result for a chunk.
struct Chunk: Sendable {
    var rows = 0
    var skipped = 0
    var refused = 0
    var written = 0
    var outputs: [RowTransformer.Output] = []
    var assumedRegions: [AssumedRegion: Int] = [:]

    func write(_ counts: inout RowTransformer.Counts, _ write: (RowTransformer.Output) throws -> Void) throws {
        for output in outputs { try write(output) }
        counts.rows += rows
        counts.skipped += skipped
        counts.refused += refused
        counts.written += written
        counts.assumedRegions.merge(assumedRegions, uniquingKeysWith: +)
    }
}

/// One state with the complete chain, for some of the chunks.
final class TransformWorker {
    private let scripts: [ScriptSession.Script]
    private let binding: RowBinding
    private let judge: RecordJudge
    private let regions = AssumedRegions()
    private let host: ScriptSession
    /// The number of the chunk that was announced before its turn.
    private var announced: Int?
    /// The number of the chunk that was to be announced last, whether it was or not.
    private var tried: Int?

    init(
        _ files: [ScriptFile],
        context: ScriptContext,
        pool: WorkerPool,
        header: [String]?,
        emptyCells: EmptyCells,
        cells: CellReading
    ) throws {
        let host = ScriptSession(context, workers: pool)
        self.host = host
        scripts = try files.map { try host.load($0) }
        let recipes = scripts.compactMap(\.recipe)
        try host.checkSettings(of: scripts)
        for (script, file) in zip(scripts, files) where script.recipe?.hasTransform != true {
            throw ScriptError(.usage, "\(file.name): it has no transform, which 'moonhook transform' needs")
        }
        binding = try RowBinding(
            header: header,
            recipes: recipes,
            scripts: files,
            schema: context.schema,
            emptyCells: emptyCells,
            cells: cells
        )
        judge = RecordJudge(try WorkerChain(scripts, header: header, in: host), in: host, counting: regions)
    }

    func isPure() -> Bool { scripts.allSatisfy { $0.recipe?.isPure == true } }

    func seed() -> Int? { host.seed }

    /// Transforms the first chunk of a queue; while its rows are judged, the recipe already works on the next one.
    func transform(_ queue: RowQueue) throws -> (Int, Chunk) {
        guard let (number, rows) = queue.take() else {
            throw ScriptError(.failed, "a chunk is lost (this is a bug, please report it)")
        }
        if announced != number { try judge.expect(rows.compactMap { try? $0.get() }, by: binding) }
        return (number, try transform(rows, before: queue))
    }

    private func announceNext(of queue: RowQueue) throws {
        guard let next = queue.first(), tried != next.number else { return }
        tried = next.number
        if try judge.expectBehind(next.rows.compactMap { try? $0.get() }, by: binding) { announced = next.number }
    }

    private func transform(_ rows: RowQueue.Rows, before queue: RowQueue) throws -> Chunk {
        var chunk = Chunk()
        var writer = JSONWriter()
        for (offset, result) in rows.enumerated() {
            // Often enough: another chunk may come at any time.
            if offset % 64 == 1 { try announceNext(of: queue) }
            chunk.rows += 1
            var findings: [Diagnostic] = []
            let verdict: RecordVerdict<Void>
            switch result {
            case .success(let row):
                verdict = try judge.transform(row, by: binding, into: &writer) { findings.append($0) }
            case .failure(let error):
                findings.append(Diagnostic(.error, .unreadRow, error.reason, line: error.line))
                verdict = .refused
            }
            switch verdict {
            case .passed: chunk.written += 1
            case .skipped: chunk.skipped += 1
            case .refused:
                chunk.refused += 1
                chunk.outputs.append(.refused(result.refused(for: findings.reasons)))
            }
            for finding in findings { chunk.outputs.append(.finding(finding)) }
        }
        if !writer.bytes.isEmpty { chunk.outputs.append(.records(writer.bytes)) }
        chunk.assumedRegions = regions.take(with: host)
        return chunk
    }
}

extension Result<InputRow, InputError> {
    /// The row as it is refused.
    fileprivate func refused(for reason: String) -> RefusedRow {
        switch self {
        case .success(let row): RefusedRow(raw: row.raw, row: row, reason: reason)
        case .failure(let error): RefusedRow(raw: error.refused ?? [], row: nil, reason: reason)
        }
    }
}

@available(*, unavailable)
extension TransformWorker: Sendable {}
