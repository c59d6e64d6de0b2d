import Lua
import PortalModel

/// The cells of a row, which a recipe is held to as if its function had written them.
extension RecordPipeline {
    /// Whether the record holds in a field the cell that its recipe is shown and may not write.
    func isOnlyShown(_ place: Int) -> Bool {
        guard let binding, binding.isShown[place] else { return false }
        guard left[place] == .other || given[place] == .other else { return left.isSame(at: place, as: given) }
        guard let after = try? value(at: place) else { return false }
        return schema.fields[place].means(value(at: place, of: given), after)
    }

    /// Whether a field is judged by ``checkCells(of:_:_:)``.
    func isCell(_ place: Int, of stage: RecordStage, _ original: User?) -> Bool {
        original != nil && binding?.promised.contains { $0.place == place && $0.recipe == stage.recipe } ?? false
    }

    /// What a function's change of a field is compared with: what the function was given, but where that is a cell which is not
    /// written, what the portal holds.
    func base(of place: Int, _ original: User?) -> FieldValue? {
        let before = before(place)
        guard let original, let binding, binding.isShown[place],
            schema.fields[place].means(before, value(at: place, of: given))
        else { return before }
        return original.fields[schema.fields[place].name]
    }

    /// Whether what a recipe's columns and its function leave, taken together, keeps what the recipe promises.
    func checkCells(of stage: RecordStage, _ original: User, _ diagnose: Diagnose) throws -> Bool {
        var isValid = true
        for cell in binding?.promised ?? [] where cell.recipe == stage.recipe && !warned.contains(cell.place) {
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
        let field = schema.fields[cell.place]
        let (laid, before) = (laid[field.name], original.fields[field.name])
        guard let after = try value(at: cell.place) ?? (laid?.isEmpty == true ? laid : nil),
            !field.means(before, after)
        else { return }
        do throws(Schema.Refusal) {
            let assumed = try stage.checkPromise(before, after, at: cell.place, in: schema) {
                regions(for: stage, original)
            }
            note(assumed, at: cell.place)
        } catch {
            guard let laid, field.means(laid, after) else { throw error }
            var refusal = error
            refusal.message = "column \"\(cell.column)\": \(error.message)"
            throw refusal
        }
    }
}
