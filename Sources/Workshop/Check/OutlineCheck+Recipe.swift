import PortalModel
import Scripting

/// What a recipe declares and nothing in its text uses.
extension OutlineCheck {
    // MARK: Columns

    /// Reports columns that are neither written nor read.
    mutating func checkColumns(_ modules: [LuaOutline]) {
        let match = outline.recipeValue(.match)
        guard let writes, let names = outline.names(in: outline.recipeValue(.columns)),
            let found = match == nil ? "ID" : outline.text(match.map(outline.origin)),
            reads != nil || outline.recipeValue(.reads) == nil
        else { return }
        for (name, index) in names
        where name != found && !writes.contains(name) && fields.schema[name] != nil && !isRead(name, modules) {
            let message =
                "the column of \(name) is neither written nor read, and finds no user; "
                + "add \(name) to writes or to reads, or remove its column"
            report(.idleColumn, message, at: index, severity: .warning)
        }
    }

    /// Whether the recipe may read a field: it names it in its `reads` or, if it has none, somewhere in its text.
    private func isRead(_ name: String, _ modules: [LuaOutline]) -> Bool {
        if let reads { return reads.contains(name) }
        let apart = [RecipeKey.columns, .examples].compactMap(outline.recipeValue)
            .map { outline.expressions[outline.origin(of: $0)].range }
        let isNamed = outline.expressions.contains { expression in
            guard case .text(name) = expression.form else { return false }
            return !apart.contains { $0.contains(expression.range.lowerBound) }
        }
        return isNamed || ([outline] + modules).contains(where: \.traverses) || readsByUnknownNames
            || modules.contains { $0.expressions.contains { if case .text(name) = $0.form { true } else { false } } }
    }

    /// Whether a transform reads its user by a name that is only known when it runs.
    private var readsByUnknownNames: Bool {
        outline.expressions.contains { expression in
            guard case .member(let base, let key) = expression.form, case .ownUser? = receiver(base) else {
                return false
            }
            return texts(key).isEmpty
        }
    }

    // MARK: Parameters

    /// Reports parameters that are used and not declared, or declared and not used.
    mutating func checkParameters(_ modules: [LuaOutline]) {
        let declared = outline.recipeValue(.params)
        guard let names = declared == nil ? [] : outline.names(in: declared) else { return }
        let known = Set(names.map(\.name))
        let used = outline.usedParameters()
        var needed: Set<String> = []
        for (name, index) in used.names where !known.contains(name) {
            if let meant = NearestName.of(name, among: known.sorted()) { needed.insert(meant) }
            report(
                .undefinedName,
                "there is no parameter '\(name)'\(NearestName.hint(name, among: known.sorted()))",
                at: index
            )
        }
        let all = [used] + modules.map { $0.usedParameters() }
        guard !all.contains(where: \.isOpen) else { return }
        needed.formUnion(all.flatMap { $0.names.map(\.name) })
        for (name, index) in names where !needed.contains(name) {
            report(.unusedParameter, "the parameter '\(name)' is never used", at: index, severity: .warning)
        }
    }
}

extension LuaOutline {
    /// Whether the text iterates over tables without naming what is in them.
    fileprivate var traverses: Bool {
        expressions.contains { expression in
            if case .global(let name) = expression.form { ["next", "pairs", "rawget"].contains(name) } else { false }
        }
    }

    /// The parameters that the text names, and whether it may look at others too.
    fileprivate func usedParameters() -> (names: [(name: String, index: Int)], isOpen: Bool) {
        guard !assigned.contains("params") else { return ([], true) }
        var names: [(name: String, index: Int)] = []
        // Any use but of a member may be of all parameters; but giving the table another name isn't a use yet.
        var innocent: Set<Int> = []
        for local in locals where !local.isReassigned {
            if case .value(let value) = local.origin { innocent.insert(value) }
        }
        func isParameters(_ index: Int) -> Bool {
            if case .global("params") = expressions[origin(of: index)].form { true } else { false }
        }
        for expression in expressions {
            guard case .member(let base, let key) = expression.form, isParameters(base),
                let name = text(origin(of: key))
            else { continue }
            names.append((name, origin(of: key)))
            innocent.insert(base)
        }
        return (names, expressions.indices.contains { isParameters($0) && !innocent.contains($0) })
    }
}
