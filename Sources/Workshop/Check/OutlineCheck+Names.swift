import Scripting

/// What names mean.
extension OutlineCheck {
    /// What has members of known names.
    enum Receiver {
        case user
        /// The user whom a transform is given.
        case ownUser
        case department
        case module(String)
    }

    /// What an expression means; `nil` if nothing is known about its members.
    func receiver(_ index: Int) -> Receiver? {
        let index = outline.origin(of: index)
        switch outline.expressions[index].form {
        case .global(let name):
            return globals[name]?.isEmpty == false && !outline.assigned.contains(name) ? .module(name) : nil
        case .call(let function, _): return record(of: function, ["get", "find"])
        case .local(let local):
            guard !outline.locals[local].isReassigned else { return nil }
            if users.contains(local) { return .ownUser }
            guard case .loop(0, let list) = outline.locals[local].origin,
                case .call(let function, _) = outline.expressions[outline.origin(of: list)].form
            else { return nil }
            return record(of: function, ["each"])
        default: return nil
        }
    }

    /// Whether an expression is a row: the second parameter of a transform, or what a loop over `input.rows()` is given.
    func isRow(_ index: Int) -> Bool {
        guard case .local(let local) = outline.expressions[outline.origin(of: index)].form,
            !outline.locals[local].isReassigned
        else { return false }
        if rows.contains(local) { return true }
        guard case .loop(0, let list) = outline.locals[local].origin,
            case .call(let function, _) = outline.expressions[outline.origin(of: list)].form
        else { return false }
        return outline.path(of: function) == "input.rows"
    }

    /// What a function of `users` or `departments` returns.
    private func record(of function: Int, _ readers: [String]) -> Receiver? {
        let path = outline.path(of: function)
        for reader in readers {
            if path == "users.\(reader)" { return .user }
            if path == "departments.\(reader)" { return .department }
        }
        return nil
    }

    /// The texts that an expression may be: itself, or the values of its loop variable over `ipairs { … }`.
    func texts(_ index: Int) -> [(text: String, index: Int)] {
        let index = outline.origin(of: index)
        switch outline.expressions[index].form {
        case .text(let text): return [(text, index)]
        case .local(let local):
            guard !outline.locals[local].isReassigned, case .loop(1, let list) = outline.locals[local].origin,
                case .call(let function, let arguments) = outline.expressions[outline.origin(of: list)].form,
                outline.path(of: function) == "ipairs", let table = arguments.first
            else { return [] }
            return outline.entries(of: table).filter { $0.key == nil }.flatMap { texts($0.value) }
        default: return []
        }
    }

    /// The literal keys of a table's constructor, each with its expression.
    func keys(of table: Int) -> [(name: String, index: Int)] {
        outline.entries(of: table).compactMap { entry in
            entry.key.flatMap { key in outline.text(key).map { ($0, key) } }
        }
    }
}
