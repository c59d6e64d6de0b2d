/// A key of a recipe's table.
public enum RecipeKey: String, Hashable, Sendable, CaseIterable {
    /// What the recipe is called: a text.
    case name
    /// The recipe's own version: a text such as `1.2.0`.
    case version
    /// The oldest version of Moonhook that runs it: a text such as `1.2`.
    case requires
    /// What it does: a sentence.
    case about
    /// Its parameters: a table by name, which becomes a ``Parameter`` each.
    case params
    /// The fields that it is shown besides those that it writes: a list of names; all of them if the key is missing.
    case reads
    /// The fields that it may change: a list of names, or a table by name whose values are promises.
    case writes
    /// The field by which a row finds its user: a name; `ID` if the key is missing.
    case match
    /// Which column of a row is laid over which field: a table by the field's name.
    case columns
    /// Tighter bounds of the plan: a table by the bound's name, with whole numbers.
    case limits
    /// Whether the result depends on user, row, parameters and reads alone: `true` or `false`.
    case pure
    /// Whether the transform leaves its own result as it is: `false` if it may change it again.
    case settles
    /// The function that edits one user after another.
    case transform
    /// The function that is a program of its own.
    case run
    /// The function that is called for each employee without a row.
    case missing
    /// What it makes of given records: a list, which becomes an ``RecipeExample`` each.
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
        case .name: "The name of the recipe. Default: the name of its file."
        case .version: "Its version, such as 1.2.0."
        case .requires: "The oldest version of Moonhook that it supports, such as 1.2."
        case .about: "What it does, in a sentence."
        case .params: "Its parameters, by name."
        case .reads: "The fields that it may read, besides those that it writes. Without it, all fields."
        case .writes: "The fields that it may write, each alone or with a promise."
        case .match: "The field by which a row of the input finds its user. Default: ID."
        case .columns:
            "Field to the column of the input that sets it; a field that is not in writes is read but never written. "
                + "Without it, columns with the name of a field in writes."
        case .limits: "Bounds of the plan that are tighter than the usual ones, such as dismiss = 2."
        case .pure:
            "Whether the result depends only on user, row, parameters and reads, so that all cores can be used."
        case .settles: "False if the transform may change its own result again."
        case .transform: "Edits a user's record before it is written."
        case .run: "A program, which calls user.update."
        case .missing: "Called for each employee that no row of the input names."
        case .examples: "Input and expected results: documentation and tests in one."
        }
    }
}
