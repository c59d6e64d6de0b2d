import Lua
import PortalModel

/// Reads the values of a recipe's table, and says which one is wrong.
struct RecipeReader {
    let file: String

    func error(_ message: String) -> ScriptError { ScriptError(.malformed, "\(file): \(message)") }

    func text(_ value: LuaValue?, _ key: String) throws(ScriptError) -> String? {
        switch value {
        case nil: nil
        case .string(let text): text
        case let other?: throw error("'\(key)' is a text, not a \(other.typeName)")
        }
    }

    func flag(_ value: LuaValue?, _ key: String) throws(ScriptError) -> Bool {
        switch value {
        case nil: false
        case .boolean(let flag): flag
        case let other?: throw error("'\(key)' is true or false, not a \(other.typeName)")
        }
    }

    func function(_ value: LuaValue?, _ key: String) throws(ScriptError) -> LuaReference? {
        switch value {
        case nil: nil
        case .reference(let function): function
        case let other?: throw error("'\(key)' is a function, not a \(other.typeName)")
        }
    }

    func table(_ value: LuaValue, _ key: String) throws(ScriptError) -> LuaTable {
        guard case .table(let table) = value else { throw error("'\(key)' is a table, not a \(value.typeName)") }
        return table
    }

    /// `{ "NAME" }` and `{ NAME = "same letters" }`, mixed as the author likes.
    func writes(_ value: LuaValue?) throws(ScriptError) -> [String: Promise]? {
        guard let value else { return nil }
        let table = try table(value, "writes")
        var writes: [String: Promise] = [:]
        for item in table.items {
            guard case .string(let field) = item else { throw error("'writes' lists names of fields") }
            writes[field] = .any
        }
        for (field, words) in table.fields {
            guard case .string(let words) = words, let promise = Promise(rawValue: words) else {
                let known = Promise.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
                throw error("writes.\(field) promises one of \(known)")
            }
            writes[field] = promise
        }
        return writes
    }

    func columns(_ value: LuaValue?) throws(ScriptError) -> [String: String]? {
        guard let value else { return nil }
        var columns: [String: String] = [:]
        for (field, column) in try table(value, "columns").fields {
            columns[field] = try text(column, "columns.\(field)")
        }
        return columns
    }

    func parameters(_ value: LuaValue?) throws(ScriptError) -> [String: Parameter] {
        guard let value else { return [:] }
        var parameters: [String: Parameter] = [:]
        for (name, description) in try table(value, "params").fields {
            parameters[name] = try parameter(try table(description, "params.\(name)"), "params.\(name)")
        }
        return parameters
    }

    private func parameter(_ table: LuaTable, _ place: String) throws(ScriptError) -> Parameter {
        let keys: Set<String> = ["type", "default", "about", "choices", "required"]
        if let key = table.fields.keys.sorted().first(where: { !keys.contains($0) }) {
            let nearest = NearestName.of(key, among: keys.sorted())
            throw error("\(place) has no key '\(key)'\(nearest.map { "; did you mean '\($0)'?" } ?? "")")
        }
        let type = try text(table.fields["type"], "\(place).type") ?? "string"
        let choices = try self.choices(table.fields["choices"], place)
        guard let kind = Parameter.Kind(type, choices: choices) else {
            throw error("\(place).type is one of string, number, integer, boolean, choice (with 'choices'), date, list")
        }
        var parameter = Parameter(kind, about: try text(table.fields["about"], "\(place).about"))
        parameter.isRequired = try flag(table.fields["required"], "\(place).required")
        if let value = table.fields["default"] {
            guard let value = kind.value(value) else { throw error("\(place).default is \(kind.expected)") }
            parameter.default = value
        }
        return parameter
    }

    private func choices(_ value: LuaValue?, _ place: String) throws(ScriptError) -> [String] {
        guard let value else { return [] }
        var choices: [String] = []
        for item in try table(value, "\(place).choices").items {
            guard case .string(let choice) = item else { throw error("\(place).choices is a list of texts") }
            choices.append(choice)
        }
        return choices
    }

    /// `requires = "1.2"` is met by 1.2, 1.2.5 and 1.10, not by 1.1 or 0.9.
    func checkVersion(_ value: LuaValue?, running: String) throws(ScriptError) {
        guard let required = try text(value, "requires") else { return }
        let wanted = required.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard !wanted.isEmpty, wanted.allSatisfy({ $0 != nil }) else {
            throw error("'requires' is a version such as \"1.2\"")
        }
        let have = running.split(separator: ".").map { Int($0) ?? 0 }
        for (place, number) in wanted.enumerated() {
            let own = place < have.count ? have[place] : 0
            if own > number ?? 0 { return }
            guard own == number else {
                throw error("it requires Moonhook \(required), and this is \(running); update Moonhook")
            }
        }
    }
}

/// The key of a recipe that a misspelt one was meant to be.
enum NearestRecipeKey {
    static func of(_ key: String) -> String? { NearestName.of(key, among: Recipe.keys.sorted()) }
}
