public import PortalModel

/// What editors and luacheck need to know about the scripts' environment, as files for the recipes' folder.
///
/// All of it comes from the tables that the host itself uses: `HostModules`, `Sandbox`, `RecipeKey` and the schema.
public enum EditorFiles: Sendable {
    /// The folder of the definitions, hidden so that nobody mistakes them for recipes.
    private static let folder = ".moonhook"

    /// The files.
    ///
    /// - Parameter schema: The fields of a user record.
    /// - Returns: LuaLS definitions, its settings, and a configuration of luacheck's.
    public static func all(for schema: Schema) -> [GeneratedFile] {
        [
            GeneratedFile(".luacheckrc") { mark in
                """
                -- \(mark)
                -- What a script finds in Moonhook's sandbox: these names and no others.

                \(LuacheckStandard.source)
                std = "\(LuacheckStandard.name)"
                exclude_files = { "\(folder)" }

                """
            },
            GeneratedFile(".luarc.json") { mark in settings(mark) },
            definitions("lua", LuaStubs.lua), definitions("modules", LuaStubs.modules),
            definitions("recipe", LuaStubs.recipe), definitions("user", LuaStubs.user(schema)),
        ]
    }

    private static func definitions(_ name: String, _ text: String) -> GeneratedFile {
        GeneratedFile("\(folder)/\(name).lua") { mark in "---@meta _\n-- \(mark)\n\n\(text)" }
    }

    /// The settings remove from Lua's own library what the sandbox lacks; the rest of `os` and `package` is in the definitions.
    private static func settings(_ mark: String) -> String {
        """
        {
          "$schema": "https://raw.githubusercontent.com/LuaLS/vscode-lua/master/setting/schema.json",
          "$comment": "\(mark)",
          "runtime.version": "Lua 5.4",
          "runtime.path": ["?.lua"],
          "runtime.pathStrict": true,
          "runtime.builtin": { "debug": "disable", "io": "disable", "os": "disable", "package": "disable" },
          "workspace.library": ["\(folder)"]
        }

        """
    }
}
