/// What a Lua text says, as far as it can be read without running it: its expressions, its local names, what it returns.
///
/// Everything is in flat lists, with references by index, so that no text, however nested, makes a deep structure.
package struct LuaOutline: Sendable {
    /// An expression.
    package struct Expression: Sendable {
        package var form: Form
        /// Its bytes in the text.
        package var range: Range<Int>
    }

    /// What an expression is; what has no case of its own here is `.other`.
    package enum Form: Sendable {
        case other
        case text(String)
        /// A name that isn't local.
        case global(String)
        /// A local name, by its index in ``LuaOutline/locals``.
        case local(Int)
        /// `of.key`, `of["key"]`, `of[…]`.
        case member(of: Int, key: Int)
        case call(Int, arguments: [Int])
        case table([Entry])
        /// A function, with the indices of its parameters among the locals.
        case function(parameters: [Int])
    }

    /// One entry of a table.
    package struct Entry: Sendable {
        /// The key's expression; `nil` in a list.
        package var key: Int?
        package var value: Int
    }

    /// A local name.
    package struct Local: Sendable {
        package var name: String
        package var origin: Origin
        /// Whether it is assigned again later.
        package var isReassigned = false
    }

    /// Where a local name has its value from.
    package enum Origin: Sendable {
        case unknown
        case value(Int)
        /// The variable of that number, from 0, in a loop over an expression.
        case loop(Int, over: Int)
    }

    package var expressions: [Expression] = []
    package var locals: [Local] = []
    /// Global names that the text itself sets.
    package var assigned: Set<String> = []
    /// What is set after a table's constructor, as in `recipe.transform = …`: the member and its value.
    package var settings: [(member: Int, value: Int)] = []
    /// What the text returns at its end; `nil` if it returns nothing.
    package var returned: Int?
}

extension LuaOutline {
    /// The text that an expression is, if it is one.
    package func text(_ index: Int?) -> String? {
        guard let index, case .text(let text) = expressions[index].form else { return nil }
        return text
    }

    /// The expression behind names that are given a value once.
    package func origin(of index: Int) -> Int {
        var index = index
        for _ in 0..<8 {
            guard case .local(let local) = expressions[index].form, !locals[local].isReassigned,
                case .value(let value) = locals[local].origin
            else { break }
            index = value
        }
        return index
    }

    /// The entries of a table: those of its constructor, and what is set after it.
    package func entries(of index: Int) -> [Entry] {
        guard case .table(let entries) = expressions[origin(of: index)].form else { return [] }
        guard case .local(let local) = expressions[index].form else { return entries }
        return entries
            + settings.compactMap { member, value in
                guard case .member(let base, let key) = expressions[member].form,
                    case .local(local) = expressions[base].form
                else { return nil }
                return Entry(key: key, value: value)
            }
    }
}
