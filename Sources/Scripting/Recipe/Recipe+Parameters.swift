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
                    let remedy = "give --set \(name)=…, or name it in params of moonhook.lua"
                    throw ScriptError(.parameter, "\(self.name) needs a value for '\(name)': \(remedy)")
                }
                let origin = "params.\(name).default"
                let value = try parameter.resolved(parameter.default, in: GrantedFolder(folder), origin)
                if parameter.kind.isPath, case .string(let path) = value, !Parameter.isTable(atPath: path) {
                    throw ScriptError(.parameter, "\(origin) \(Parameter.noDefaultTable)")
                }
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
    /// Whether a recipe may choose a file itself: other files beside it, such as `moonhook.lua`, may hold secrets.
    static func isTable(atPath path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
    }

    /// Why a recipe may not choose a file, as the end of a sentence that begins with the default's path.
    static let noDefaultTable =
        "must be a file whose name ends in .csv or .tsv; only the user may choose another, with --set"

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
