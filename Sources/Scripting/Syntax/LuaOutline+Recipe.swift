/// What the table that a script returns holds, and where.
extension LuaOutline {
    /// The last entry of that name in a table.
    package func entry(_ name: String, of index: Int) -> Entry? {
        entries(of: index).last { text($0.key) == name }
    }

    /// The table that is returned, where it is made; or else what follows `return`.
    private var rangeOfReturned: Range<Int> {
        guard let returned else { return 0..<0 }
        guard case .table = expressions[origin(of: returned)].form else { return expressions[returned].range }
        return expressions[origin(of: returned)].range
    }

    /// The piece of the text that a path into the returned table leads to, or the nearest one around it.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - isKey: Whether the path's last name is meant, and not its value.
    /// - Returns: The bytes of the piece.
    package func range(of path: RecipePath, isKey: Bool) -> Range<Int> {
        guard let returned else { return 0..<0 }
        var index = returned
        var range = rangeOfReturned
        for step in path.steps {
            let entry: Entry?
            switch step {
            case .name(let name): entry = self.entry(name, of: index)
            case .item(let number):
                let items = entries(of: index).filter { $0.key == nil }
                entry = items.indices.contains(number - 1) ? items[number - 1] : nil
            }
            guard let entry else { break }
            index = entry.value
            let isLast = step == path.steps.last
            range = expressions[isLast && isKey ? entry.key ?? index : index].range
        }
        return range
    }
}
