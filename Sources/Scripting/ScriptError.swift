public import Lua
public import PortalModel

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
    /// What kind of finding it is, where it is one; of several problems the first one's.
    public var diagnostic: DiagnosticCode?
    /// The error of the script itself, with its line and traceback.
    public var lua: LuaError?
    /// What is wrong with the recipe's table, where it is that.
    public var problems: [RecipeProblem] = []
    /// The same with their places in the file, in the order of the message's lines.
    public var findings: [ScriptFinding] = []
    /// The line of the script that it speaks of, without its indentation.
    public var sourceLine: String? { lua?.sourceLine }

    /// Creates an error.
    public init(_ code: Code, _ message: String, diagnostic: DiagnosticCode? = nil, lua: LuaError? = nil) {
        self.code = code
        self.message = message
        self.diagnostic = diagnostic ?? code.diagnostic
        self.lua = lua
    }

    /// Creates the error of a recipe that is none.
    init(_ problems: [RecipeProblem], in file: ScriptFile) {
        let findings = problems.findings(in: file)
        self.init(
            .malformed,
            findings.map { "\(file.name):\($0.place): \($0.message)" }.joined(separator: "\n"),
            diagnostic: findings.first?.code
        )
        self.problems = problems
        self.findings = findings
    }

    /// Creates the error of a script that Lua could not load or run.
    init(_ error: LuaError) {
        self.init(
            error.code == .syntax ? .malformed : .failed,
            error.description,
            diagnostic: error.finding,
            lua: error
        )
    }

    /// The message.
    public var description: String { message }
}

extension ScriptError.Code {
    /// The kind of finding that goes without saying.
    fileprivate var diagnostic: DiagnosticCode? {
        switch self {
        case .unreadable: .unreadable
        case .parameter: .parameterValue
        case .malformed, .input, .failed, .usage: nil
        }
    }
}

extension LuaError {
    /// What kind of finding the error amounts to where a script meets it.
    var finding: DiagnosticCode {
        switch code {
        case .syntax: .syntax
        case .time: .outOfTime
        case .steps: .outOfSteps
        case .memory: .outOfMemory
        case .conversion: .wrongType
        case .runtime, .cancelled, .host: .raised
        }
    }
}
