public import Lua
import PortalModel

/// A parameter that a recipe takes.
public struct Parameter: Hashable, Sendable {
    /// What a parameter may hold.
    public enum Kind: Hashable, Sendable {
        /// A text.
        case string
        /// A number.
        case number
        /// A whole number.
        case integer
        /// True or false.
        case boolean
        /// One of these texts.
        case choice([String])
        /// A calendar date, `YYYY-MM-DD`.
        case date
        /// Texts; `a,b,c` on the command line.
        case list
    }

    /// What it holds.
    public var kind: Kind
    /// What it is for.
    public var about: String?
    /// The value where none is given; `.nil` where there is none.
    public var `default`: LuaValue = .nil
    /// Whether a value must be given.
    public var isRequired = false

    init(_ kind: Kind, about: String? = nil) {
        self.kind = kind
        self.about = about
    }
}

extension Parameter.Kind {
    init?(_ name: String, choices: [String]) {
        switch name {
        case "string": self = .string
        case "number": self = .number
        case "integer": self = .integer
        case "boolean": self = .boolean
        case "choice" where !choices.isEmpty: self = .choice(choices)
        case "date": self = .date
        case "list": self = .list
        default: return nil
        }
    }

    /// What a value must be, for an error message.
    var expected: String {
        switch self {
        case .string: "a text"
        case .number: "a number"
        case .integer: "a whole number"
        case .boolean: "true or false"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .date: "a date written YYYY-MM-DD"
        case .list: "a list of texts"
        }
    }

    /// A recipe's default, checked; `nil` where it is of the wrong kind.
    func value(_ value: LuaValue) -> LuaValue? {
        switch (self, value) {
        case (.string, .string), (.number, .number), (.number, .integer), (.integer, .integer), (.boolean, .boolean):
            value
        case (.choice(let choices), .string(let text)): choices.contains(text) ? value : nil
        case (.date, .string(let text)): TextRules.isDate(text) ? value : nil
        case (.list, .table(let table)):
            table.fields.isEmpty && table.items.allSatisfy { if case .string = $0 { true } else { false } }
                ? value : nil
        default: nil
        }
    }

    /// A value typed on the command line; `nil` where it is of the wrong kind.
    func value(typed text: String) -> LuaValue? {
        switch self {
        case .string: .string(text)
        case .number: Int(text).map { .integer($0) } ?? Double(text).flatMap { $0.isFinite ? .number($0) : nil }
        case .integer: Int(text).map { .integer($0) }
        case .boolean: ["true": true, "yes": true, "false": false, "no": false][text.lowercased()].map { .boolean($0) }
        case .choice, .date: value(.string(text))
        case .list: .table(LuaTable(items: text.split(separator: ",").map { .string(String($0)) }))
        }
    }
}

extension ScriptHost {
    /// Refuses a setting that no recipe takes: it is a typing error, and would otherwise pass unseen.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter`.
    public func checkSettings(of scripts: [Script]) throws(ScriptError) {
        let known = Set(scripts.flatMap { $0.recipe.map { Array($0.parameters.keys) } ?? [] })
        for name in context.settings.keys.sorted() where !known.contains(name) {
            let nearest = NearestName.of(name, among: known.sorted()).map { "; did you mean '\($0)'?" } ?? ""
            throw ScriptError(.parameter, "--set \(name): no script here has such a parameter\(nearest)")
        }
    }
}

extension Recipe {
    /// The values of the recipe's parameters.
    ///
    /// - Parameter settings: What was given with `--set`, by name. Names that the recipe doesn't have are left alone: they may
    ///   be another recipe's.
    /// - Returns: A value for each parameter, `.nil` where there is none.
    /// - Throws: ``ScriptError`` of code `.parameter`.
    func values(of settings: [String: String]) throws(ScriptError) -> [String: LuaValue] {
        var values: [String: LuaValue] = [:]
        for (name, parameter) in parameters.sorted(by: { $0.key < $1.key }) {
            guard let text = settings[name] else {
                guard !parameter.isRequired || parameter.default != .nil else {
                    throw ScriptError(.parameter, "\(self.name) needs a value for '\(name)': give --set \(name)=…")
                }
                values[name] = parameter.default
                continue
            }
            guard let value = parameter.kind.value(typed: text) else {
                throw ScriptError(.parameter, "--set \(name): expected \(parameter.kind.expected)")
            }
            values[name] = value
        }
        return values
    }
}
