package import Lua
import PortalModel

/// Runs scripts to see what they are, each in a place that is opened for it and closed again.
package protocol ScriptReader: Sendable {
    /// What the chunk of a file returns.
    ///
    /// - Throws: ``ScriptError`` if it can't be loaded, or returns what can't be copied.
    func results(of file: ScriptFile, in context: ScriptContext) throws -> [LuaValue]

    /// Compiles a file without running it.
    ///
    /// - Throws: `LuaError`.
    func compile(_ file: ScriptFile) throws

    /// Whether a Lua pattern matches a part of a text.
    ///
    /// - Throws: `LuaError` if the pattern is malformed, or if the search takes longer than one record may.
    func finds(_ pattern: String, in text: String) throws -> Bool
}

extension ScriptReader {
    /// Reads a file that returns a table and does nothing else, such as a configuration.
    ///
    /// - Parameter file: The file.
    /// - Returns: A copy of the table.
    /// - Throws: ``ScriptError``.
    package func table(of file: ScriptFile) throws -> LuaTable {
        let limits = ScriptLimits(programTime: .seconds(1))
        let context = ScriptContext(version: "", schema: .standard, limits: limits, log: { _ in })
        guard case .table(let table)? = try results(of: file, in: context).first else {
            throw ScriptError(.malformed, "\(file.name): expected a file that returns a table")
        }
        return table
    }

    /// The recipe of a file, with all that is wrong with it.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - context: What it is given.
    /// - Returns: The recipe, `nil` for a program, and its problems.
    /// - Throws: ``ScriptError`` if the file can't be loaded at all.
    package func inspect(_ file: ScriptFile, in context: ScriptContext) throws -> (Recipe?, [RecipeError]) {
        try Recipe.inspect(try results(of: file, in: context), of: file, in: context)
    }
}

/// Reads scripts in this process, where a bug in C would give them all that it holds.
package struct UncontainedReader: ScriptReader {
    /// Creates the reader.
    package init() {}

    package func results(of file: ScriptFile, in context: ScriptContext) throws -> [LuaValue] {
        try Self.open(context) { host in try host.results(of: file) }
    }

    /// Opens a host for as long as `body` runs, on a thread with the stack that Lua needs, and waits for it.
    private static func open<Result>(
        _ context: ScriptContext,
        for body: @escaping (ScriptHost) throws -> Result
    ) throws -> Result {
        try LuaThread.waiting { try body(try ScriptHost(context)) }
    }

    package func compile(_ file: ScriptFile) throws {
        try Self.open(.bare) { host in try host.compile(file) }
    }

    package func finds(_ pattern: String, in text: String) throws -> Bool {
        try Self.open(.bare) { host in try host.finds(pattern, in: text) }
    }
}

extension ScriptContext {
    /// Without a portal, and with nobody to listen.
    package static let bare = ScriptContext(version: "", schema: .standard, log: { _ in })
}
