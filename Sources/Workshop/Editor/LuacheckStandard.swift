import PortalModel
import Scripting

/// The names that scripts see, as a standard of luacheck's: a script that uses `io` fails the lint before it fails in the
/// sandbox.
enum LuacheckStandard {
    /// The standard's name in `std = "moonhook"`.
    static let name = "moonhook"

    /// The definition of the standard, for a `.luacheckrc`.
    static var source: String {
        let libraries = Sandbox.standard.filter { $0.key != "_G" }.sorted { $0.key < $1.key }
        let modules = HostModules.all.map { ($0.name, $0.functions.map(\.name)) }
        let globals = HostModules.values.map(\.name).filter { $0 != "params" } + HostModules.functions.map(\.name)
        return """
            local function functions(names)
              local fields = {}
              for name in names:gmatch("%S+") do
                fields[name] = {}
              end
              return { fields = fields }
            end

            stds.\(name) = {
              read_globals = {
                -- Lua's own.
            \(wrapped((Sandbox.globals + Sandbox.own).sorted().map { "\"\($0)\"" }, separator: ", ", end: ","))
            \(libraries.map { fields(of: $0.key, $0.value) }.joined(separator: "\n"))

                -- Moonhook's.
            \(wrapped(globals.sorted().map { "\"\($0)\"" }, separator: ", ", end: ","))
                params = { other_fields = true },
            \(modules.map { fields(of: $0.0, $0.1) }.joined(separator: "\n"))
              },
            }

            """
    }

    private static func fields(of name: String, _ members: [String]) -> String {
        let line = "    \(name) = functions \"\(members.sorted().joined(separator: " "))\","
        guard line.count > 100 else { return line }
        return "    \(name) = functions [[\n\(wrapped(members.sorted(), separator: " ", end: "", margin: 6))\n    ]],"
    }

    /// Words on lines of at most 100 columns.
    private static func wrapped(_ words: [String], separator: String, end: String, margin: Int = 4) -> String {
        let lines = words.reduce(into: [[String]()]) { lines, word in
            let last = lines.count - 1
            let count = (lines[last] + [word]).joined(separator: separator).count + end.count
            if count + margin > 99, !lines[last].isEmpty { lines.append([word]) } else { lines[last].append(word) }
        }
        let texts = lines.map { String(repeating: " ", count: margin) + $0.joined(separator: separator) }
        let ending = separator.trimmed.isEmpty ? "\n" : separator.trimmed + "\n"
        return texts.joined(separator: ending) + end
    }
}
