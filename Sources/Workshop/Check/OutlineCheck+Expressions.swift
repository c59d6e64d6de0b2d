import PortalModel
import Scripting

/// What is wrong with one expression.
extension OutlineCheck {
    /// Checks one expression.
    mutating func check(_ index: Int) {
        switch outline.expressions[index].form {
        case .global(let name):
            guard globals[name] == nil, let ownGlobals, !ownGlobals.contains(name) else { return }
            report(
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
                report(.outsideReads, "\(name) is not among the recipe's reads; add it there", at: index)
            }
        case .department?: for (name, index) in texts(key) { checkDepartmentField(name, at: index) }
        case .module(let module)?:
            let known = globals[module] ?? []
            guard let name = outline.text(key), !known.contains(name) else { return }
            let nearest = NearestName.hint(name, among: known)
            report(.undefinedName, "there is no function of \(module) '\(name)'\(nearest)", at: key)
        case nil: checkHidden(base, key)
        }
    }

    /// A module's function, called on a local name that hides the module, as in `for field, country in … country.code(…)`.
    private mutating func checkHidden(_ base: Int, _ key: Int) {
        guard case .local(let local) = outline.expressions[base].form, !outline.locals[local].isReassigned,
            let name = outline.text(key), Sandbox.standard["string"]?.contains(name) != true,
            case let module = outline.locals[local].name, globals[module]?.contains(name) == true
        else { return }
        switch outline.expressions[outline.origin(of: base)].form {
        // It may be the script's own object with functions of the same names.
        case .table: return
        case .call(let function, _) where outline.path(of: function)?.hasPrefix("\(module).") != true: return
        default:
            report(.shadowedName, "'\(module)' is a local name here and hides the module", at: base, severity: .warning)
        }
    }

    /// Checks what is called with a table of fields, or with a field's name.
    private mutating func checkCall(_ function: Int, _ arguments: [Int]) {
        checkCase(function, arguments)
        guard let path = outline.path(of: function), let argument = arguments.first else { return }
        switch path {
        case "users.find", "users.each", "user.update":
            for (name, index) in keys(of: argument) { _ = checkField(name, at: index) }
        case "departments.find": for (name, index) in keys(of: argument) { checkDepartmentField(name, at: index) }
        case "warn": for (name, index) in texts(argument) { _ = checkField(name, at: index) }
        default: return
        }
    }

    /// Reports Lua's own `upper` and `lower` on a text of people's, as in `user.LAST_NAME:upper()` and `string.upper(row.Name)`.
    private mutating func checkCase(_ function: Int, _ arguments: [Int]) {
        guard let argument = arguments.first, case .member(let base, let key) = outline.expressions[function].form,
            let name = outline.text(key), name == "upper" || name == "lower"
        else { return }
        let isMethod = argument == function
        guard isMethod || outline.path(of: function) == "string.\(name)", isPeoplesText(isMethod ? base : argument)
        else {
            return
        }
        report(
            .asciiCase,
            "'\(name)' changes A to Z only; use text.\(name)(…), which knows all letters",
            at: key,
            severity: .warning
        )
    }

    /// Whether an expression is a text field of a user, or a cell of a row.
    private func isPeoplesText(_ index: Int) -> Bool {
        guard case .member(let base, let key) = outline.expressions[outline.origin(of: index)].form else {
            return false
        }
        guard !isRow(base) else { return true }
        switch receiver(base) {
        case .user?, .ownUser?:
            let names = texts(key).map(\.text)
            return names.contains { fields.schema[$0]?.kind == .text && fields.schema[$0]?.holdsDigits == false }
        case .department?, .module?, nil: return false
        }
    }

    private mutating func checkField(_ name: String, at index: Int) -> Bool {
        guard let (severity, message) = fields.problem(with: name) else { return true }
        report(.unknownFieldName, message, at: index, severity: severity)
        return false
    }

    private mutating func checkDepartmentField(_ name: String, at index: Int) {
        let known = ScriptHost.departmentKeys
        guard !known.contains(name) else { return }
        report(
            .unknownFieldName,
            "there is no department field '\(name)'\(NearestName.hint(name, among: known))",
            at: index
        )
    }

    /// Checks a member that is given a value: whether it is a field of the transform's user that it may write.
    mutating func checkWritten(_ member: Int) {
        guard case .member(let base, let key) = outline.expressions[member].form, case .ownUser? = receiver(base) else {
            return
        }
        for (name, index) in texts(key) {
            guard let field = fields.schema[name] else { continue }
            if !field.isWritable {
                report(.readOnlyField, fields.schema.readOnlyField(name), at: index)
            } else if let writes, !writes.contains(name) {
                // As the host says it when it runs an example, so that one of the two is left out.
                let remedy = "ask its author, and don't add the field yourself"
                report(.outsideWrites, "\(name) is not among the recipe's writes; \(remedy)", at: index)
            }
        }
    }
}
