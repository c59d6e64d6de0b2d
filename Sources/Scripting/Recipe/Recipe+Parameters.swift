import Foundation
import Lua

extension Recipe {
    /// What a parameter holds, before anything is opened.
    struct ParameterValue {
        /// The value; of a table, a file or a folder it is the path.
        var value: LuaValue
        /// What errors call it.
        var name: String
    }

    /// The values of the recipe's parameters.
    ///
    /// - Parameters:
    ///   - settings: What was given, by name. Names that the recipe doesn't have are left alone: they may be another recipe's.
    ///   - folder: The recipe's folder, for the files of its defaults.
    /// - Returns: A value for each parameter, `.nil` where there is none.
    /// - Throws: ``ScriptError`` of code `.parameter`.
    func values(
        of settings: [String: ParameterSetting],
        beside folder: String
    ) throws(ScriptError) -> [String: ParameterValue] {
        var values: [String: ParameterValue] = [:]
        for (name, parameter) in parameters.sorted(by: { $0.key < $1.key }) {
            guard let setting = settings[name] else {
                guard !parameter.isRequired || parameter.default != .nil else {
                    throw ScriptError(.parameter, "\(self.name) needs a value for '\(name)': give --set \(name)=…")
                }
                let value = parameter.kind.isPath ? parameter.default.path(beside: folder) : parameter.default
                values[name] = ParameterValue(value: value, name: "params.\(name).default")
                continue
            }
            let origin = setting.name(name)
            guard let value = setting.value(for: parameter.kind), parameter.isInRange(value) else {
                throw ScriptError(.parameter, "\(origin): expected \(parameter.expected)")
            }
            let isPath = parameter.kind.isPath
            let resolved = if isPath, let folder = setting.folder { value.path(beside: folder) } else { value }
            values[name] = ParameterValue(value: resolved, name: origin)
        }
        return values
    }
}

extension LuaValue {
    /// A path that counts from a folder.
    fileprivate func path(beside folder: String) -> LuaValue {
        guard case .string(let path) = self else { return self }
        return .string(URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).path)
    }
}
