public import Lua
import PortalModel

/// A script that can't be run, or did not end well.
public struct ScriptError: Error, Sendable, CustomStringConvertible {
    /// What happened, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The file can't be read.
        case unreadable
        /// The file is no Lua, or the recipe that it returns is no recipe.
        case malformed
        /// A parameter is missing, unknown, or of the wrong type.
        case parameter
        /// The input doesn't fit the recipe.
        case input
        /// The script raised an error, or was stopped.
        case failed
        /// A way to use a script that there isn't, such as a chain of programs.
        case usage
    }

    /// What happened, for a program to branch on.
    public var code: Code
    /// What happened, where, and what to do.
    public var message: String
    /// The error of the script itself, with its line and traceback.
    public var lua: LuaError?
    /// What is wrong with the recipe's table, where it is that.
    public var problems: [RecipeProblem] = []
    /// The line of the script that it speaks of, without its indentation.
    public var sourceLine: String? { lua?.sourceLine }

    /// Creates an error.
    public init(_ code: Code, _ message: String, lua: LuaError? = nil) {
        self.code = code
        self.message = message
        self.lua = lua
    }

    /// Creates the error of a recipe that is none.
    init(_ problems: [RecipeProblem], in file: ScriptFile) {
        let findings = problems.findings(in: file)
        self.init(.malformed, findings.map { "\(file.name):\($0.place): \($0.message)" }.joined(separator: "\n"))
        self.problems = problems
    }

    /// Creates the error of a script that Lua could not load or run.
    init(_ error: LuaError) {
        self.init(error.code == .syntax ? .malformed : .failed, error.description, lua: error)
    }

    /// The message.
    public var description: String { message }
}
