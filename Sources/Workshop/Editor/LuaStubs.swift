import PortalModel
import Scripting

/// Definitions in the annotations of the Lua Language Server.
///
/// Source: <https://luals.github.io/wiki/annotations/>
enum LuaStubs {
    // MARK: Modules

    /// The host's modules, and its other additions.
    static var modules: String {
        let classes = HostModules.classes.map { text(of: $0) }
        let modules = HostModules.all.map { module in
            // A class, since editors assume that a plain table may have any field.
            let head = "\(doc([module.about]))---@class moonhook.\(module.name)\n\(module.name) = {}\n"
            return ([head] + module.functions.map { text(of: $0, in: "\(module.name).") }).joined(separator: "\n")
        }
        let functions = HostModules.functions.map { text(of: $0, in: "") }
        let values = HostModules.values.map { value in
            doc([value.about], value.examples) + "---@type \(value.type)\n\(value.name) = {}\n"
        }
        return (classes + values + functions + modules).joined(separator: "\n")
    }

    private static func text(of function: HostFunction, in module: String) -> String {
        let about = [function.about, function.details, function.availability.words].compactMap(\.self)
        let parameters = function.parameters.map { parameter in
            let name = parameter.isOptional ? "\(parameter.name)?" : parameter.name
            return "---@param \(name) \(parameter.bareType) \(parameter.about)\n"
        }
        let results = function.results.map { "---@return \($0.type) \($0.name) \($0.about)\n" }
        let names = function.parameters.map(\.name).joined(separator: ", ")
        return doc(about, function.examples) + parameters.joined() + results.joined()
            + "function \(module)\(function.name)(\(names)) end\n"
    }

    private static func text(of it: HostClass) -> String {
        "\(doc([it.about]))---@class \(it.name)\n" + fields(it.fields)
    }

    // MARK: Users

    /// A user as scripts read it, and fields as scripts name them.
    static func user(_ schema: Schema) -> String {
        let record = HostClass("moonhook.User", "A user record.", schema.fields.map { $0.parameter(\.readType) })
        let fields = HostClass(
            "moonhook.UserFields",
            "Some fields of a user record, to write or to look for.",
            schema.fields.map { $0.parameter(\.givenType) }
        )
        return text(of: record) + "\n" + text(of: fields)
    }

    // MARK: Recipes

    /// A recipe, with all that belongs in its table.
    static var recipe: String {
        let classes = [
            HostClass(
                "moonhook.Recipe",
                "What a recipe's file returns.",
                RecipeKey.allCases.map { .init($0.rawValue, $0.type + "?", $0.about) }
            ),
            HostClass(
                "moonhook.Parameter",
                "A parameter's declaration.",
                RecipeReader.parameterKeys.map { .init($0.0, $0.1 + "?", $0.2) }
            ),
            HostClass(
                "moonhook.Example",
                "An example of a recipe.",
                RecipeReader.exampleKeys.map { .init($0.0, $0.1 + "?", $0.2) }
            ),
            HostClass(
                "moonhook.Row",
                "A row of the input, by column; from CSV every value is a string.",
                [.init("[string]", "any", "The value in that column.")]
            ),
            HostClass(
                "moonhook.File",
                "A file from a parameter; it can be assigned to a photo.",
                [.init("name", "string", "The file's name."), .init("bytes", "string", "Its content.")]
            ),
        ]
        let aliases = [
            ("Promise", Promise.allCases.map(\.rawValue)), ("Bound", Bound.allCases.map(\.rawValue)),
            ("ParameterType", Parameter.Kind.names),
        ]
        return
            (classes.map { text(of: $0) }
            + aliases.map { name, values in
                "---@alias moonhook.\(name)\n" + values.map { "---| \"\($0)\"\n" }.joined()
            })
            .joined(separator: "\n")
    }

    // MARK: Lua

    /// What the sandbox keeps of libraries that editors must ignore.
    static var lua: String {
        let about = [
            "clock": "Returns 0: the time that scripts see doesn't change.",
            "date": "Formats a time. Default: the time of the run.",
            "difftime": "Returns the seconds between two times.",
            "time": "Returns the time of a table. Default: the time of the run.",
        ]
        let signatures = [
            "clock": ("---@return number seconds\n", ""),
            "date": (
                "---@param format? string\n---@param time? integer\n---@return string date\n"
                    + "---@overload fun(format: \"*t\"|\"!*t\", time?: integer): moonhook.Time\n",
                "format, time"
            ),
            "difftime": (
                "---@param later integer\n---@param earlier integer\n---@return number seconds\n", "later, earlier"
            ),
            "time": ("---@param time? moonhook.Time\n---@return integer seconds\n", "time"),
        ]
        let functions = (Sandbox.standard["os"] ?? []).map { name in
            let (annotations, parameters) = signatures[name] ?? ("", "...")
            return doc([about[name] ?? ""]) + annotations + "function os.\(name)(\(parameters)) end\n"
        }
        let time = HostClass(
            "moonhook.Time",
            "A time in parts.",
            ["year", "month", "day"].map { .init($0, "integer", "The \($0).") }
                + ["hour", "min", "sec", "wday", "yday"].map { .init($0, "integer?", "As in the manual.") }
                + [.init("isdst", "boolean?", "Whether it is summer time.")]
        )
        let require =
            doc(["Runs a Lua file next to the script, once, and returns its result; `codes.tax` is `codes/tax.lua`."])
            + "---@param name string\n---@return any module\nfunction require(name) end\n"
        return ([text(of: time), require, doc(["Dates and times."]) + "---@class moonhook.os\nos = {}\n"] + functions)
            .joined(separator: "\n")
    }

    // MARK: Comments

    /// A comment of these paragraphs, with the examples below.
    private static func doc(_ paragraphs: [String], _ examples: [HostExample] = []) -> String {
        let texts = paragraphs.map { paragraph in paragraph.folded(to: 96).map { "--- \($0)\n" }.joined() }
        let codes = HostExample.lines(of: examples).map { "--- \($0)\n" }.joined()
        return texts.joined(separator: "---\n") + (codes.isEmpty ? "" : "---\n--- ```lua\n\(codes)--- ```\n")
    }

    private static func fields(_ fields: [HostFunction.Parameter]) -> String {
        fields.map { field in
            let name = field.isOptional && !field.name.hasPrefix("[") ? "\(field.name)?" : field.name
            return "---@field \(name) \(field.bareType) \(field.about)\n"
        }
        .joined()
    }
}

extension HostFunction.Parameter {
    /// The type of a value that isn't `nil`.
    fileprivate var bareType: String { isOptional ? String(type.dropLast()) : type }
}

extension String {
    /// The text on lines of at most so many characters, split at spaces.
    func folded(to width: Int) -> [String] {
        split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }
}
