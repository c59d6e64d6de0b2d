public import PortalModel

/// A location in a recipe's table, such as `examples[2].expect.NAME`.
public struct RecipePath: Hashable, Sendable, CustomStringConvertible {
    /// One step into a table.
    public enum Step: Hashable, Sendable {
        /// A name.
        case name(String)
        /// An index in a list, from 1.
        case item(Int)
    }

    /// The steps from the recipe's table down.
    public var steps: [Step]

    /// Creates a path of names.
    public init(_ names: String...) { steps = names.map { .name($0) } }

    /// The path of a value in this one's table.
    public func appending(_ name: String) -> RecipePath { appending(.name(name)) }

    /// The path of an item in this one's list.
    public func appending(_ item: Int) -> RecipePath { appending(.item(item)) }

    private func appending(_ step: Step) -> RecipePath {
        var path = self
        path.steps.append(step)
        return path
    }

    /// The path as Lua writes it.
    public var description: String {
        steps.reduce("") { text, step in
            switch step {
            case .name(let name): text.isEmpty ? name : "\(text).\(name)"
            case .item(let item): "\(text)[\(item)]"
            }
        }
    }
}

/// Something wrong with a recipe's table.
public struct RecipeError: Hashable, Sendable {
    /// Its location; empty for the table itself.
    public var path: RecipePath
    /// What kind of finding it is.
    public var code: DiagnosticCode
    /// What is wrong and what would be right, without the file.
    public var message: String
}
