import PortalModel

/// A chain whose functions are written in the test: what they leave is anybody's guess.
final class ChainDouble: RecordChain {
    let stages: [RecipeRules]
    let isCounting: Bool
    /// What each function makes of a record's fields.
    private let functions: [(inout [String: FieldValue]) -> Void]
    private let layout: RecordLayout
    /// The fields that each function was given.
    private(set) var seen: [[String: FieldValue]] = []
    /// The locations that its functions report if it traces.
    var assignments: [String: String?] = [:]
    /// What its functions throw.
    var error: (any Error)?
    /// The chain in which records run a second time.
    var traced: ChainDouble?

    init(
        writes: [[String: Promise]?],
        schema: Schema = .standard,
        isCounting: Bool = false,
        _ functions: (inout [String: FieldValue]) -> Void...
    ) {
        stages = writes.enumerated().map { index, writes in
            RecipeRules(index: index, file: "recipe\(index + 1).lua", writes: writes, regions: nil)
        }
        self.isCounting = isCounting
        self.functions = functions
        layout = RecordLayout(schema, fetched: nil)
    }

    func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) {}

    func run(
        _ stage: Int,
        _ visit: RecordVisit,
        on input: RecordBuffer,
        into output: RecordBuffer
    ) throws -> StageOutcome {
        var fields = fields(of: input)
        seen.append(fields)
        if let error { throw error }
        functions[stage](&fields)
        output.removeAll()
        for (index, name) in layout.names.enumerated() {
            if let value = fields[name] { output.set(index, value) }
        }
        return .passed(StageMarks(assignments: assignments))
    }

    func tracing() -> (any RecordChain)? { traced }

    private func fields(of record: RecordBuffer) -> [String: FieldValue] {
        record.indices.reduce(into: [:]) { $0[layout.names[$1]] = record.valueBefore(at: $1) }
    }
}

@available(*, unavailable)
extension ChainDouble: Sendable {}
