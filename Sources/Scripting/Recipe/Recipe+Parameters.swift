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
    ///   - settings: What was given, by name. Names that the recipe doesn't have are ignored: they may be another recipe's.
    ///   - folder: The recipe's folder, for the files of its defaults.
    /// - Returns: A value for each parameter, `.nil` if there is none.
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
                let origin = "params.\(name).default"
                let value = try parameter.resolved(parameter.default, in: GrantedFolder(folder), origin)
                values[name] = ParameterValue(value: value, name: origin)
                continue
            }
            let origin = setting.name(name)
            guard let value = setting.value(for: parameter.kind), parameter.isInRange(value) else {
                throw ScriptError(.parameter, "\(origin): expected \(parameter.expected)")
            }
            let resolved = try parameter.resolved(value, in: setting.folder, origin)
            values[name] = ParameterValue(value: resolved, name: origin)
        }
        return values
    }
}

extension Parameter {
    /// The value; of a table, a file or a folder its path in the folder that it is relative to, if any.
    fileprivate func resolved(
        _ value: LuaValue,
        in folder: GrantedFolder?,
        _ origin: String
    ) throws(ScriptError) -> LuaValue {
        guard kind.isPath, let folder, case .string(let path) = value else { return value }
        do throws(GrantedFolder.Refusal) {
            return .string(try folder.resolve(path))
        } catch {
            throw ScriptError(.parameter, "\(origin): '\(path)' \(error.words)")
        }
    }
}
