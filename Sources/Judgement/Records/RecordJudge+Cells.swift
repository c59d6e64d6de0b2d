import PortalModel

/// The cells of a row, which are judged as if the recipe's function had written them.
extension RecordJudge {
    /// Whether a field of the record holds a cell that its recipe may see and not write.
    func isOnlyShown(_ index: Int, _ output: RecordBuffer) -> Bool {
        guard let binding, binding.isShown[index] else { return false }
        guard output.isOpaque(at: index) || input.isOpaque(at: index) else {
            return output.isSame(at: index, as: input)
        }
        guard let after = try? output.value(at: index) else { return false }
        return schema.fields[index].means(input.valueBefore(at: index), after)
    }

    /// Whether a field is judged by ``checkCells(of:_:_:)``.
    func isCell(_ index: Int, of stage: Stage) -> Bool {
        original != nil
            && binding?.promised.contains { $0.index == index && $0.recipe == stage.rules.index } ?? false
    }

    /// What a function's change of a field is compared with: what the function was given, or what the portal holds if that is a
    /// cell which isn't written.
    ///
    /// A function may set a field to `nil` without a promise about it, since that leaves the field as it is. So the field is not
    /// empty for the next function either.
    func base(of index: Int, _ stageInput: RecordBuffer) -> FieldValue? {
        if stageInput[index] == .absent, input[index] != .absent {
            return original.map { $0.fields[schema.fields[index].name] } ?? input.valueBefore(at: index)
        }
        let before = stageInput.valueBefore(at: index)
        guard let original, let binding, binding.isShown[index],
            schema.fields[index].means(before, input.valueBefore(at: index))
        else { return before }
        return original.fields[schema.fields[index].name]
    }

    /// Whether a recipe's columns and its function together keep what the recipe promises.
    func checkCells(of stage: Stage, _ output: RecordBuffer, _ report: ReportFinding) throws -> Bool {
        guard let original, let binding else { return true }
        var isValid = true
        for cell in binding.promised where cell.recipe == stage.rules.index && !warned.contains(cell.index) {
            do throws(Schema.Refusal) {
                try check(cell, of: stage, original, output)
            } catch {
                try self.report(error, output, or: stage.rules.file, report)
                isValid = false
            }
        }
        return isValid
    }

    /// What a value means, if it is a cell that no function has changed; `nil` if the portal can't hold that.
    func meaning(of value: FieldValue, at index: Int, _ report: ReportFinding) throws -> FieldValue? {
        guard case .string(let text) = value, binding?.bound[index] != nil, output.isSame(at: index, as: input) else {
            return value
        }
        let field = schema.fields[index]
        if let meaning = try field.meaning(ofCell: text) { return meaning }
        let message = "the portal holds M or F and nothing else, so this field stays as it is"
        try report(Diagnostic(.warning, .noOption, message, field: field.name).showing(text))
        return nil
    }

    private func check(
        _ cell: RowBinding.PromisedCell,
        of stage: Stage,
        _ original: User,
        _ output: RecordBuffer
    ) throws(Schema.Refusal) {
        let field = schema.fields[cell.index]
        let (laid, before) = (laid[field.name], original.fields[field.name])
        guard let after = try output.value(at: cell.index) ?? (laid?.isEmpty == true ? laid : nil),
            !field.means(before, after)
        else { return }
        do throws(Schema.Refusal) {
            note(try checkPromise(before, after, at: cell.index, of: stage), at: cell.index)
        } catch {
            guard let laid, field.means(laid, after) else { throw error }
            var refusal = error
            refusal.message = "column \"\(cell.column)\": \(error.message)"
            throw refusal
        }
    }
}
