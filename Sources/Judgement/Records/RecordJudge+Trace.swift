package import PortalModel

/// Which line of a script set a field: found by running the record once more, so that it costs nothing if nobody asks.
extension RecordJudge {
    /// Reports a refusal at the line that set the field.
    ///
    /// - Parameters:
    ///   - refusal: The refusal.
    ///   - output: The record as it was judged.
    ///   - location: What is named if no line is known.
    ///   - report: Receives the finding.
    /// - Throws: What `report` throws, or a cancellation.
    func report(
        _ refusal: Schema.Refusal,
        _ output: RecordBuffer,
        or location: String? = nil,
        _ report: ReportFinding
    ) throws {
        let index = schema.index(of: String(refusal.field.prefix { $0 != "[" }))
        refusedValue = index.flatMap { (try? output.value(at: $0)) ?? nil }
        let script = location
        let location = try index.flatMap { try self.location(setting: $0, in: output) } ?? location
        let column = index.flatMap { output.isSame(at: $0, as: input) ? binding?.bound[$0]?.name : nil }
        let start = column.map { "column \"\($0)\": " } ?? ""
        let message = refusal.message.hasPrefix(start) ? refusal.message : start + refusal.message
        var finding = Diagnostic(.error, refusal.code, message, field: refusal.field, location: location)
        finding.script = script
        // Who gives rows finds the wrong one by its value, and who gives a folder of photos by the file's name.
        let isPhoto = index.map { schema.fields[$0].kind == .photo } ?? false
        try report(finding.showing(isPhoto ? refusedValue?.fileName : row == nil ? nil : refusedValue?.cell))
    }

    /// The location that set a refused field last, such as `phones.lua:14`; `nil` if it isn't known, as for a list that was
    /// changed in place.
    ///
    /// A result that differs the second time explains nothing: a recipe may count the records that it is shown, and the second
    /// state has not seen those before.
    private func location(setting index: Int, in output: RecordBuffer) throws -> String? {
        guard let traced = try trace(), traced.output?.isIdentical(at: index, to: output) == true else { return nil }
        return traced.assigned[schema.fields[index].name] ?? nil
    }

    /// The current record in its second run, as far as the first one went.
    private func trace() throws -> TracedRecord? {
        guard !stages.isEmpty else { return nil }
        if let traced { return traced }
        guard let chain = try tracing.get() else { return nil }
        do {
            let again = try trace(in: chain)
            traced = .some(again)
            return again
        } catch let error as CancellationError {
            throw error
        } catch {
            // Too many records were stopped, or the scripts can't run twice: no record is tried again.
            tracing = .success(nil)
            return nil
        }
    }

    /// Runs the current record through the functions that have seen it.
    private func trace(in chain: any RecordChain) throws -> TracedRecord {
        var again = TracedRecord(output: nil, assigned: [:], locations: [:])
        var (stageInput, output) = (layout.makeBuffer(), layout.makeBuffer())
        stageInput.copy(input)
        var warned: Set<String> = []
        for stage in 0...lastStage {
            guard case .passed(let marks) = try chain.run(stage, visit, on: stageInput, into: output) else {
                return again
            }
            warned.formUnion(marks.warnings.map(\.field))
            for field in warned { _ = layout.restore(field, of: original, in: output) }
            again.settle(marks, from: stageInput, to: output, names: layout.names, or: stages[stage].rules.file)
            swap(&stageInput, &output)
        }
        again.output = stageInput
        return again
    }

    /// Adds to a record's change which location set each field.
    ///
    /// All records run again unless each recipe promises to be pure: a transform may count the records that it is shown, and must
    /// neither see one twice nor miss one.
    func explained(
        _ verdict: RecordVerdict<Change?>,
        of user: User,
        _ line: Int?,
        for explanation: Explanation,
        origin: (String) -> String?
    ) throws -> RecordVerdict<Change?> {
        let change: Change? = if case .passed(let change) = verdict { change } else { nil }
        let isAsked = explanation.asked.contains(user.id)
        guard change != nil || isAsked || chain.isCounting else { return verdict }
        let traced = try trace()
        if isAsked {
            let given = Set(traced?.assigned.keys.map(\.self) ?? [])
                .union(laid.keys.filter { binding?.onlyShows($0) != true })
            explanation.report(RecordAccount(user: user, verdict: verdict, line: line, given: given))
        }
        guard var change else { return verdict }
        let only = traced != nil && stages.count == 1 ? stages.first?.rules.file : nil
        for (name, value) in change.after {
            // A result that differs the second time explains nothing.
            let isSame = traced.map { self.isSame(name, in: $0) } ?? stages.isEmpty
            let setter = isSame ? traced?.locations[name] : nil
            change.locations[name] = setter ?? (isSame || laid[name] == value ? origin(name) : nil) ?? only
        }
        return .passed(change)
    }

    private func isSame(_ name: String, in traced: TracedRecord) -> Bool {
        guard let index = schema.index(of: name) else { return false }
        return traced.output?.isIdentical(at: index, to: output) == true
    }
}

/// What is known about one record that went through a chain, for the question why its user stays as it is.
package struct RecordAccount: Sendable {
    /// The user as the portal has it.
    package let user: User
    /// The record's outcome.
    package let verdict: RecordVerdict<Change?>
    /// The row's line in the input.
    package let line: Int?
    /// The fields that a row, a program or a transform gave a value, the one that the portal holds included.
    package let given: Set<String>
}

/// A record that ran once more, and which line set what.
struct TracedRecord {
    /// The record as the last function has left it; `nil` if the chain ended before.
    var output: RecordBuffer?
    /// The fields that a function has given a value, whether another one or not, with the location of the last assignment if it is known.
    var assigned: [String: String?]
    /// Field name to the location that gave it its last value, among those that the chain has changed.
    var locations: [String: String]

    /// Keeps the locations that set the fields which a function has changed.
    ///
    /// What it changed without an assignment has no line, even if an earlier function assigned it.
    ///
    /// - Parameters:
    ///   - marks: What the function reported.
    ///   - stageInput: The record as it was given it.
    ///   - output: The record as it left it.
    ///   - names: The names of the fields by index.
    ///   - script: The script that changed it, if no line is known: a list can be changed in place.
    mutating func settle(
        _ marks: StageMarks,
        from stageInput: RecordBuffer,
        to output: RecordBuffer,
        names: [String],
        or script: String
    ) {
        assigned.merge(marks.assignments) { _, later in later }
        for index in output.indices where !output.isSame(at: index, as: stageInput) {
            let after = Result { () throws(Schema.Refusal) in try output.value(at: index) }
            guard after != .success(stageInput.valueBefore(at: index)) else { continue }
            let line = marks.assignments[names[index]] ?? nil
            assigned.updateValue(line, forKey: names[index])
            locations[names[index]] = line ?? script
        }
    }
}
