import Lua
import PortalModel
public import Wire

/// What was given for a parameter, and by whom.
public struct ParameterSetting: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The value: a text is read as the parameter's type asks.
    public var value: JSONValue
    /// What errors call it, such as `--set region`.
    public var origin: String
    /// The folder that a path is relative to and must not leave; `nil` for what somebody typed, who may read any file.
    public var folder: GrantedFolder?
    /// Whether it is for all recipes that know such a parameter, so that one that doesn't isn't a typing error.
    public var isDefault: Bool

    /// Creates a setting.
    public init(_ value: JSONValue, origin: String, folder: GrantedFolder? = nil, isDefault: Bool = false) {
        self.value = value
        self.origin = origin
        self.folder = folder
        self.isDefault = isDefault
    }

    /// A text without an origin of its own: `--set` with the parameter's name.
    public init(stringLiteral text: String) { self.init(.string(text), origin: "--set") }

    /// The value in the parameter's type; `nil` if it can't be that.
    func value(for kind: Parameter.Kind) -> LuaValue? {
        if case .string(let text) = value { return kind.value(typed: text) }
        return LuaValue(encodable: value).flatMap { kind.value($0) }
    }

    /// The texts in it, for an estimate of the fields that it names.
    var texts: [String] {
        switch value {
        case .string(let text): [text]
        case .array(let items): items.compactMap(\.stringValue)
        default: []
        }
    }
}

extension ScriptHost {
    /// Refuses a setting that no recipe takes: it is a typing error, and would otherwise go unnoticed.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter`.
    public func checkSettings(of scripts: [Script]) throws(ScriptError) {
        try context.settings.checkNames(against: scripts.compactMap(\.recipe))
    }
}

extension [String: ParameterSetting] {
    /// Refuses a setting that no recipe takes; see ``ScriptHost/checkSettings(of:)``.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter`.
    public func checkNames(against recipes: [Recipe]) throws(ScriptError) {
        let known = Set(recipes.flatMap { Array($0.parameters.keys) })
        for (name, setting) in sorted(by: { $0.key < $1.key }) where !setting.isDefault && !known.contains(name) {
            let nearest = NearestName.hint(name, among: known.sorted())
            throw ScriptError(.parameter, "\(setting.name(name)): no script has this parameter\(nearest)")
        }
    }
}

extension ParameterSetting {
    /// What errors call the setting of that parameter.
    func name(_ parameter: String) -> String { origin.hasSuffix(parameter) ? origin : "\(origin) \(parameter)" }
}
