/// A key of a recipe's table.
public enum RecipeKey: String, Hashable, Sendable, CaseIterable {
    case name, version, requires, about, params, reads, writes, match, columns, limits, pure, settles, transform, run,
        missing
    case examples

    /// The type of its value, as editors know it.
    public var type: String {
        switch self {
        case .name, .version, .requires, .about, .match: "string"
        case .params: "table<string, moonhook.Parameter>"
        case .reads: "string[]"
        case .writes: "table<string|integer, string>"
        case .columns: "table<string, string>"
        case .limits: "table<moonhook.Bound, integer>"
        case .pure, .settles: "boolean"
        case .transform: "fun(user: moonhook.User, row: moonhook.Row)"
        case .run: "fun()"
        case .missing: "fun(user: moonhook.User)"
        case .examples: "moonhook.Example[]"
        }
    }

    /// What it is for.
    public var about: String {
        switch self {
        case .name: "What the recipe is called; without it, its file's name."
        case .version: "Its version, such as 1.2.0."
        case .requires: "The oldest Moonhook that it runs on, such as 1.2."
        case .about: "What it does, in a sentence."
        case .params: "The parameters that it takes, by name."
        case .reads: "The fields that it is shown; those that it writes are shown too. Without it, all are."
        case .writes: "The fields that it may write, each by itself or with what it promises."
        case .match: "The field by which a row of the input finds its user; without it, ID."
        case .columns:
            "Field to the column of the input that is laid over it; a field that is not in writes is shown and never written. "
                + "Without it, columns that are called like a field in writes."
        case .limits: "Bounds of the plan that are tighter than usual, such as dismiss = 2."
        case .pure:
            "Whether the result depends on user, row, parameters and reads alone, so that all cores may work on it."
        case .settles: "False where it is meant that the transform changes its own result again."
        case .transform: "Edits the record that is about to be written."
        case .run: "A program of its own, which calls user.update."
        case .missing: "Is called for each employee whom no row of the input named."
        case .examples: "What the recipe makes of what: documentation and tests in one."
        }
    }
}
