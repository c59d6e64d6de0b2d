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
    /// What a second run of a record shows.
    var traced: TracedRecord?

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
        _ input: RecordBuffer,
        into output: inout RecordBuffer,
        row: InputRow?,
        number: Int,
        original: User?,
        judge: StageJudge,
        report: ReportFinding
    ) throws -> RecordVerdict<RecordMarks> {
        output = input
        for (index, function) in functions.enumerated() {
            let stageInput = output
            var fields = fields(of: stageInput)
            seen.append(fields)
            function(&fields)
            output.removeAll()
            for (index, name) in layout.names.enumerated() {
                if let value = fields[name] { output.set(index, value) }
            }
            guard try judge(index, stageInput, output, []) else { return .refused }
        }
        return .passed(RecordMarks())
    }

    func trace(
        _ input: RecordBuffer,
        row: InputRow?,
        number: Int,
        original: User?,
        through last: Int
    ) -> TracedRecord? { traced }

    private func fields(of record: RecordBuffer) -> [String: FieldValue] {
        record.indices.reduce(into: [:]) { $0[layout.names[$1]] = record.valueBefore(at: $1) }
    }
}

@available(*, unavailable)
extension ChainDouble: Sendable {}
