import Containment
import Judgement
import PortalModel
import Scripting
import Snapshot

/// The rows of an input on their way through a chain.
final class RowPlanning {
    let source: RowSource
    var reader: ChunkReader
    let judge: RecordJudge
    let transforms: WorkerChain
    let chain: [ScriptSession.Script]
    let header: [String]?
    /// How people find a cell, by its column and line.
    let location: (String, Int) -> String
    /// Whether several states may work in parallel.
    let isDivisible: Bool

    init(
        _ source: RowSource,
        _ reader: ChunkReader,
        _ judge: RecordJudge,
        _ transforms: WorkerChain,
        _ chain: [ScriptSession.Script],
        header: [String]?,
        location: @escaping (String, Int) -> String
    ) {
        (self.source, self.reader, self.judge, self.transforms, self.chain) = (source, reader, judge, transforms, chain)
        (self.header, self.location) = (header, location)
        // What finds which line set what belongs to one state.
        isDivisible = judge.explanation == nil && chain.allSatisfy { $0.recipe?.isPure == true }
    }
}

/// A row whose user a chain has seen before anybody knew whether another row names them, too.
struct SeenRow: Sendable {
    let user: UserID
    let verdict: RecordVerdict<Change?>
    let findings: [Diagnostic]
    /// The scripts' messages meanwhile.
    let messages: [ScriptMessage]
    let assumedRegions: [AssumedRegion: Int]
}

/// A run over an input, chunk by chunk.
extension PlanSession {
    /// How many rows a chunk holds: enough that its hop between threads costs little in comparison.
    private static let rowsPerChunk = 256

    /// The next rows for the chain; `nil` when all were seen.
    func nextRows() throws -> [Result<InputRow, InputError>]? { try rows?.reader.next(Self.rowsPerChunk) }

    /// Plans rows in their order: what another state has seen, or else in this one.
    func accept(_ chunk: [Result<InputRow, InputError>], _ seen: [SeenRow?] = []) throws {
        for (offset, row) in chunk.enumerated() {
            try Task.checkCancellation()
            counts.rows?.read += 1
            progress(Progress("reading rows", done: counts.rows?.read ?? 0))
            switch row {
            case .success(let row): try plan(row, seen.indices.contains(offset) ? seen[offset] : nil)
            case .failure(let error):
                try sink.report(Diagnostic(.error, .unreadRow, error.reason, line: error.line))
                counts.rows?.refused += 1
                try countRefused(line: error.line)
            }
        }
    }

    private func plan(_ row: InputRow, _ seen: SeenRow?) throws {
        guard let rows else { return }
        let binding = rows.source.binding
        let outcome = try rows.source.plan(row) { user, settings in
            if let seen, seen.user == user.id {
                pass(seen.messages)
                for finding in seen.findings { try sink.report(finding) }
                if case .refused = seen.verdict { try countStops(seen.findings) }
                counts.assumedRegions.merge(seen.assumedRegions, uniquingKeysWith: +)
                return seen.verdict
            }
            return try rows.judge.change(
                of: user,
                setting: settings,
                by: binding,
                row: row,
                line: row.line,
                origin: { binding.columns[$0].map { rows.location($0, row.line) } },
                report: sink.report
            )
        }
        try count(outcome, row)
    }

    private func count(_ outcome: RowSource.Outcome, _ row: InputRow) throws {
        switch outcome {
        case .withoutAccount: counts.rows?.withoutAccount += 1
        case .outside: counts.rows?.outside += 1
        case .repeated: counts.rows?.repeated += 1
        case .refused:
            counts.rows?.refused += 1
            try countRefused(line: row.line)
        case .judged(let verdict, let user):
            if case .refused = verdict { counts.rows?.refused += 1 } else { counts.rows?.matched += 1 }
            try count(verdict, of: user, line: row.line)
        }
    }

    /// Finishes after the last row.
    func endRows() throws {
        guard let rows else { return }
        guard counts.rows?.read != 0 else {
            throw ScriptError(.input, "the input has no rows", diagnostic: .emptyInput)
        }
        let source = rows.source
        try countTakenBack(of: source)
        counts.users = source.named.count
        counts.leftOut = counts.rows?.outside ?? 0
        counts.matches = RowMatches(
            match: source.binding.match,
            named: source.outside.union(source.named.keys),
            refused: refusedLines.union(source.refusedLater)
        )
        counts.employees = try directory.count(matching: .employees)
        counts.employeesWithoutRow = counts.employees.map { $0 - source.employees }
        let missing = try WorkerChain(
            rows.chain,
            calling: .missing,
            header: rows.header,
            trace: rows.transforms.trace,
            in: host
        )
        guard !missing.isEmpty else { return }
        try planMissing(judge(of: missing), besides: source)
    }

    /// Counts the rows as refused that were valid before a later one named the same user.
    private func countTakenBack(of rows: RowSource) throws {
        for row in rows.takenBack {
            counts.rows?.matched -= 1
            counts.rows?.refused += 1
            counts.refused += 1
            guard case .skipped(let reason) = row.end else { continue }
            try sink.unskip(reason, line: row.line)
        }
    }

    /// Sends the employees whom no row named through the functions that want to see them.
    private func planMissing(_ judge: RecordJudge, besides rows: RowSource) throws {
        let selection = request.narrowing.selection
        try eachUser(matching: .employees) { user in
            guard rows.named[user.id] == nil, selection.contains(user, in: context.schema) else { return }
            try count(try planned(try judge.change(of: user, report: sink.report)), of: user.id)
        }
    }

    private func eachUser(matching filter: UserFilter, _ body: (User) throws -> Void) throws {
        var last: UserID?
        while true {
            let page = try directory.users(matching: filter, after: last, limit: 500)
            for user in page {
                try Task.checkCancellation()
                try body(user)
            }
            guard let end = page.last?.id else { return }
            last = end
        }
    }
}

@available(*, unavailable)
extension RowPlanning: Sendable {}
