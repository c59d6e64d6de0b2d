import PortalModel

/// Finds what a script's text says that can't be so: names of fields, functions, globals and parameters that there aren't.
///
/// It speaks only of what it is sure of. What a name stands for is followed where it is given a value once.
struct OutlineCheck {
    private let outline: LuaOutline
    private let fields: KnownFields
    private let globals = ScriptGlobals.members
    private let globalNames = ScriptGlobals.members.keys.sorted()
    /// The first parameter of each function that is given a user.
    private let users: Set<Int>
    /// The fields that a transform may write, and those that it is shown; `nil` where the recipe doesn't say.
    private let writes: Set<String>?
    private let reads: Set<String>?
    /// Global names that the script or a module of its sets; `nil` where it handles its globals as a table.
    private let ownGlobals: Set<String>?
    private var findings: Set<TextFinding> = []

    /// Everything that is wrong with a script's text.
    ///
    /// - Parameters:
    ///   - outline: The script's outline.
    ///   - modules: The outlines of the modules that it requires, which may use its parameters.
    ///   - isRecipe: Whether what it returns is a recipe.
    ///   - fields: The fields that users have.
    /// - Returns: The findings, each once.
    static func findings(
        in outline: LuaOutline,
        modules: [LuaOutline],
        isRecipe: Bool,
        fields: KnownFields
    ) -> Set<TextFinding> {
        var check = OutlineCheck(outline, modules, isRecipe: isRecipe, fields: fields)
        for (member, _) in outline.settings where !check.isFull { check.checkWritten(member) }
        for index in outline.expressions.indices where !check.isFull { check.look(at: index) }
        if isRecipe {
            check.checkParameters(modules)
            check.checkColumns(modules)
        }
        return check.findings
    }

    private init(_ outline: LuaOutline, _ modules: [LuaOutline], isRecipe: Bool, fields: KnownFields) {
        self.outline = outline
        self.fields = fields
        let texts = [outline] + modules
        ownGlobals = texts.contains(where: \.handlesGlobals) ? nil : Set(texts.flatMap(\.assigned))
        let functions = [RecipeKey.transform, .missing].compactMap { isRecipe ? outline.recipeValue($0) : nil }
        users = Set(
            functions.compactMap { index in
                guard case .function(let parameters) = outline.expressions[outline.origin(of: index)].form else {
                    return nil
                }
                return parameters.first
            }
        )
        let names = { (key: RecipeKey) in
            isRecipe ? outline.names(in: outline.recipeValue(key)).map { Set($0.map(\.name)) } : nil
        }
        writes = names(.writes)
        reads = names(.reads).map { [writes = writes ?? []] in $0.union(writes).union(["ID"]) }
    }

    /// Whether there is enough to tell: a text of a megabyte can hold a mistake in every second byte.
    private var isFull: Bool { findings.count >= 2 * ScriptChecker.mostFindings }

    private mutating func note(
        _ code: DiagnosticCode,
        _ message: String,
        at index: Int,
        severity: Diagnostic.Severity = .error
    ) {
        findings.insert(
            TextFinding(severity: severity, code: code, message: message, range: outline.expressions[index].range)
        )
    }

    // MARK: What names stand for

    /// What has members of known names.
    private enum Receiver {
        case user
        /// The user whom a transform is given.
        case ownUser
        case department
        case module(String)
    }

    private func receiver(_ index: Int) -> Receiver? {
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

    /// What a function of `users` or `departments` gives.
    private func record(of function: Int, _ readers: [String]) -> Receiver? {
        let path = outline.path(of: function)
        for reader in readers {
            if path == "users.\(reader)" { return .user }
            if path == "departments.\(reader)" { return .department }
        }
        return nil
    }

    /// The texts that an expression may be: itself, or what a loop over `ipairs { … }` makes of its variable.
    private func texts(_ index: Int) -> [(text: String, index: Int)] {
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

    // MARK: One expression

    private mutating func look(at index: Int) {
        switch outline.expressions[index].form {
        case .global(let name):
            guard globals[name] == nil, let ownGlobals, !ownGlobals.contains(name) else { return }
            note(
                .undefinedName,
                "undefined global '\(name)'\(NearestName.hint(name, among: globalNames))",
                at: index
            )
        case .member(let base, let key): checkMember(of: base, key)
        case .call(let function, let arguments): checkCall(function, arguments)
        default: return
        }
    }

    private mutating func checkMember(of base: Int, _ key: Int) {
        switch receiver(base) {
        case .user?: for (name, index) in texts(key) { _ = checkField(name, at: index) }
        case .ownUser?:
            for (name, index) in texts(key) where checkField(name, at: index) {
                guard let reads, !reads.contains(name) else { continue }
                note(.outsideReads, "\(name) is not among the recipe's reads; add it there", at: index)
            }
        case .department?: for (name, index) in texts(key) { checkDepartmentField(name, at: index) }
        case .module(let module)?:
            let known = globals[module] ?? []
            guard let name = outline.text(key), !known.contains(name) else { return }
            let nearest = NearestName.hint(name, among: known)
            note(.undefinedName, "there is no function of \(module) '\(name)'\(nearest)", at: key)
        case nil: checkHidden(base, key)
        }
    }

    /// A module's function, asked of a local name that hides the module, as in `for field, country in … country.code(…)`.
    private mutating func checkHidden(_ base: Int, _ key: Int) {
        guard case .local(let local) = outline.expressions[base].form, !outline.locals[local].isReassigned,
            let name = outline.text(key), Sandbox.standard["string"]?.contains(name) != true,
            case let module = outline.locals[local].name, globals[module]?.contains(name) == true
        else { return }
        switch outline.expressions[outline.origin(of: base)].form {
        // It may be an object of the script's own with functions of the same names.
        case .table: return
        case .call(let function, _) where outline.path(of: function)?.hasPrefix("\(module).") != true: return
        default:
            note(.shadowedName, "'\(module)' is a local name here and hides the module", at: base, severity: .warning)
        }
    }

    /// What is called with a table of fields, or with a field's name.
    private mutating func checkCall(_ function: Int, _ arguments: [Int]) {
        guard let path = outline.path(of: function), let argument = arguments.first else { return }
        switch path {
        case "users.find", "users.each", "user.update":
            for (name, index) in keys(of: argument) { _ = checkField(name, at: index) }
        case "departments.find": for (name, index) in keys(of: argument) { checkDepartmentField(name, at: index) }
        case "warn": for (name, index) in texts(argument) { _ = checkField(name, at: index) }
        default: return
        }
    }

    private func keys(of table: Int) -> [(name: String, index: Int)] {
        outline.entries(of: table).compactMap { entry in
            entry.key.flatMap { key in outline.text(key).map { ($0, key) } }
        }
    }

    private mutating func checkField(_ name: String, at index: Int) -> Bool {
        guard let (severity, message) = fields.problem(with: name) else { return true }
        note(.unknownFieldName, message, at: index, severity: severity)
        return false
    }

    private mutating func checkDepartmentField(_ name: String, at index: Int) {
        let known = ScriptHost.departmentKeys
        guard !known.contains(name) else { return }
        note(
            .unknownFieldName,
            "there is no department field '\(name)'\(NearestName.hint(name, among: known))",
            at: index
        )
    }

    /// A field of the transform's user that is given a value.
    private mutating func checkWritten(_ member: Int) {
        guard case .member(let base, let key) = outline.expressions[member].form, case .ownUser? = receiver(base) else {
            return
        }
        for (name, index) in texts(key) {
            guard let field = fields.schema[name] else { continue }
            if !field.isWritable {
                note(.readOnlyField, "\(name) is read-only; leave it out", at: index)
            } else if let writes, !writes.contains(name) {
                note(.outsideWrites, "\(name) is not among the recipe's writes; add it there", at: index)
            }
        }
    }

    // MARK: Columns

    /// The columns that nothing comes of.
    private mutating func checkColumns(_ modules: [LuaOutline]) {
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
            note(.idleColumn, message, at: index, severity: .warning)
        }
    }

    /// Whether the recipe may look at a field: it names it in its `reads` or, where it has none, somewhere in its text.
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

    /// Whether a transform looks at its user by a name that only running it would tell.
    private var readsByUnknownNames: Bool {
        outline.expressions.contains { expression in
            guard case .member(let base, let key) = expression.form, case .ownUser? = receiver(base) else {
                return false
            }
            return texts(key).isEmpty
        }
    }

    // MARK: Parameters

    private mutating func checkParameters(_ modules: [LuaOutline]) {
        let declared = outline.recipeValue(.params)
        guard let names = declared == nil ? [] : outline.names(in: declared) else { return }
        let known = Set(names.map(\.name))
        let used = outline.usedParameters()
        var needed: Set<String> = []
        for (name, index) in used.names where !known.contains(name) {
            if let meant = NearestName.of(name, among: known.sorted()) { needed.insert(meant) }
            note(
                .undefinedName,
                "there is no parameter '\(name)'\(NearestName.hint(name, among: known.sorted()))",
                at: index
            )
        }
        let all = [used] + modules.map { $0.usedParameters() }
        guard !all.contains(where: \.isOpen) else { return }
        needed.formUnion(all.flatMap { $0.names.map(\.name) })
        for (name, index) in names where !needed.contains(name) {
            note(.unusedParameter, "the parameter '\(name)' is never used", at: index, severity: .warning)
        }
    }
}

extension LuaOutline {
    /// Whether the text speaks of its globals as a table, so that they may have any name.
    fileprivate var handlesGlobals: Bool {
        expressions.contains { expression in
            if case .global(let name) = expression.form { ["_G", "_ENV"].contains(name) } else { false }
        }
    }

    /// Whether the text goes over tables without naming what is in them.
    fileprivate var traverses: Bool {
        expressions.contains { expression in
            if case .global(let name) = expression.form { ["next", "pairs", "rawget"].contains(name) } else { false }
        }
    }

    /// The parameters that the text names, and whether it may look at others too.
    fileprivate func usedParameters() -> (names: [(name: String, index: Int)], isOpen: Bool) {
        guard !assigned.contains("params") else { return ([], true) }
        var names: [(name: String, index: Int)] = []
        // What is used otherwise than by name may be used whole; but naming it anew is no use yet.
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
