import Lua
import PortalModel

/// The cells of a row, which a recipe is held to as if its function had written them.
extension RecordPipeline {
    /// Whether the record holds in a field the cell that its recipe is shown and may not write.
    func isOnlyShown(_ index: Int) -> Bool {
        guard let binding, binding.isShown[index] else { return false }
        guard left[index] == .other || given[index] == .other else { return left.isSame(at: index, as: given) }
        guard let after = try? value(at: index) else { return false }
        return schema.fields[index].means(value(at: index, of: given), after)
    }

    /// Whether a field is judged by ``checkCells(of:_:_:)``.
    func isCell(_ index: Int, of stage: RecordStage, _ original: User?) -> Bool {
        original != nil && binding?.promised.contains { $0.index == index && $0.recipe == stage.recipe } ?? false
    }

    /// What a function's change of a field is compared with: what the function was given, but where that is a cell which is not
    /// written, what the portal holds.
    func base(of index: Int, _ original: User?) -> FieldValue? {
        let before = before(index)
        guard let original, let binding, binding.isShown[index],
            schema.fields[index].means(before, value(at: index, of: given))
        else { return before }
        return original.fields[schema.fields[index].name]
    }

    /// Whether what a recipe's columns and its function leave, taken together, keeps what the recipe promises.
    func checkCells(of stage: RecordStage, _ original: User, _ diagnose: Diagnose) throws -> Bool {
        var isValid = true
        for cell in binding?.promised ?? [] where cell.recipe == stage.recipe && !warned.contains(cell.index) {
            do throws(Schema.Refusal) {
                try check(cell, of: stage, original)
            } catch {
                try self.diagnose(error, or: stage.script.file.name, diagnose)
                isValid = false
            }
        }
        return isValid
    }

    private func check(
        _ cell: RowBinding.PromisedCell,
        of stage: RecordStage,
        _ original: User
    ) throws(Schema.Refusal) {
        let field = schema.fields[cell.index]
        let (laid, before) = (laid[field.name], original.fields[field.name])
        guard let after = try value(at: cell.index) ?? (laid?.isEmpty == true ? laid : nil),
            !field.means(before, after)
        else { return }
        do throws(Schema.Refusal) {
            let assumed = try stage.checkPromise(before, after, at: cell.index, in: schema) {
                regions(for: stage, original)
            }
            note(assumed, at: cell.index)
        } catch {
            guard let laid, field.means(laid, after) else { throw error }
            var refusal = error
            refusal.message = "column \"\(cell.column)\": \(error.message)"
            throw refusal
        }
    }
}
