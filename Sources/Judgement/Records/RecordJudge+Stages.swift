import PortalModel

/// The rules for each function of the chain.
extension RecordJudge {
    /// Whether a function changed only what its recipe declares, and not the user's id.
    ///
    /// - Parameters:
    ///   - stage: The function's index.
    ///   - stageInput: The record as it was given it.
    ///   - output: The record as it left it.
    ///   - report: Receives what is refused.
    /// - Returns: Whether it did.
    /// - Throws: What `report` throws, or a cancellation.
    func check(
        _ stage: Int,
        _ stageInput: RecordBuffer,
        _ output: RecordBuffer,
        _ report: ReportFinding
    ) throws -> Bool {
        var isValid = try checkCells(of: stages[stage], output, report)
        let isFree = stages[stage].isFree
        for index in output.indices {
            guard !isFree[index] || output.isOpaque(at: index), !output.isSame(at: index, as: stageInput),
                !warned.contains(index)
            else { continue }
            do throws(Schema.Refusal) {
                let after = try output.value(at: index)
                guard let after, !isCell(index, of: stages[stage]), !isOnlyShown(index, output) else { continue }
                note(try check(base(of: index, stageInput), after, at: index, of: stages[stage]), at: index)
            } catch {
                try self.report(error, output, or: stages[stage].rules.file, report)
                isValid = false
            }
        }
        return isValid
    }

    /// Refuses a change of a field that the recipe hasn't declared.
    ///
    /// - Parameters:
    ///   - before: What the function was given.
    ///   - after: What it left.
    ///   - index: The field.
    ///   - stage: The function.
    /// - Returns: The region that had to be assumed.
    /// - Throws: ``Schema/Refusal``.
    private func check(
        _ before: FieldValue?,
        _ after: FieldValue,
        at index: Int,
        of stage: Stage
    ) throws(Schema.Refusal) -> AssumedRegion? {
        let field = schema.fields[index]
        guard field.kind != .identifier else {
            guard field.means(before, (try? schema.typed(after, for: field)) ?? after) else {
                throw Schema.Refusal(.changedID, field: field.name, message: "a transform can't change ID")
            }
            return nil
        }
        if let refusal = field.refusal(ofForm: after) { throw refusal }
        guard !field.means(before, after) else { return nil }
        return try checkPromise(before, after, at: index, of: stage)
    }

    /// Refuses a change of a field that the recipe hasn't declared; returns the region that had to be assumed.
    func checkPromise(
        _ before: FieldValue?,
        _ after: FieldValue,
        at index: Int,
        of stage: Stage
    ) throws(Schema.Refusal) -> AssumedRegion? {
        guard let promises = stage.promises else { return nil }
        return try Promise.check(promises[index], before, after, of: schema.fields[index].name, in: schema, phones) {
            regions(for: stage)
        }
    }

    /// Keeps the region that had to be assumed for a field, if any.
    func note(_ assumed: AssumedRegion?, at index: Int) {
        guard let assumed else { return }
        self.assumed[index] = assumed
        assumedOnTheWay.append(assumed)
    }
}
