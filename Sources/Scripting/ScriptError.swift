public import Lua
public import PortalModel

/// A script that can't be run, or failed.
public struct ScriptError: Error, Sendable, CustomStringConvertible {
    /// What happened, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The file can't be read.
        case unreadable
        /// The file isn't Lua, or what it returns isn't a valid recipe.
        case malformed
        /// A parameter is missing, unknown, or of the wrong type.
        case parameter
        /// The input doesn't fit the recipe.
        case input
        /// The script raised an error, or was stopped.
        case failed
        /// A use of a script that isn't possible, such as a chain of programs.
        case usage
        /// A record was refused, and the run is to end with the first that is.
        case refused
    }

    /// What happened, for a program to branch on.
    public var code: Code
    /// What happened, where, and what to do: a line for each thing that is wrong.
    public var lines: [ForeignText]
    /// What kind of finding it is, if it is one; of several errors the first one's.
    public var diagnostic: DiagnosticCode?
    /// The error of the script itself, with its line and traceback.
    public var lua: LuaError?
    /// What is wrong with the recipe's table, if anything is.
    public var problems: [RecipeError] = []
    /// The same with their locations in the file, in the order of the message's lines.
    public var findings: [ScriptFinding] = []
    /// The line of the script that it is about, without its indentation.
    public var sourceLine: ForeignText? { lua?.sourceLine.map { ForeignText($0) } }
    /// The scripts' calls that led there, if there are several, the innermost first.
    public var calls: [ForeignText] {
        guard let lua, lua.traceback.count > 1 else { return [] }
        return lua.traceback.map { ForeignText($0) }
    }

    /// Creates an error.
    public init(_ code: Code, _ message: String, diagnostic: DiagnosticCode? = nil, lua: LuaError? = nil) {
        self.code = code
        let message = message.cutShort
        lines = message.ranges(of: Self.item).isEmpty ? [ForeignText(message)] : Self.items(of: message)
        self.diagnostic = diagnostic ?? code.diagnostic
        self.lua = lua
    }

    /// Creates the error of a recipe that isn't valid.
    package init(_ problems: [RecipeError], in file: ScriptFile) {
        let findings = problems.findings(in: file)
        self.init(.malformed, "", diagnostic: findings.first?.code)
        lines = findings.map { ForeignText("\(file.name):\($0.location): \($0.message)") }
        self.problems = problems
        self.findings = findings
    }

    /// Creates the error of a recipe that declares something else than when it was inspected.
    package init(changedRecipe file: ScriptFile) {
        self.init(
            .malformed,
            "\(file.name) returns another recipe in the run than before it, so it doesn't run; "
                + "a recipe must be the same whenever its file is loaded"
        )
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

    /// What happened, where, and what to do, as people read it.
    public var message: String {
        lines.map { $0.shown(atMost: ForeignText.longestMessage) }.joined(separator: "\n")
    }

    /// The message.
    public var description: String { message }

    /// What begins a line of a host function's error that lists all that is wrong; a script's own error has only one line.
    private static let item = "\n  - "

    private static func items(of message: String) -> [ForeignText] {
        let parts = message.split(separator: item, maxSplits: 99, omittingEmptySubsequences: false)
        return parts.prefix(1).map { ForeignText(String($0)) } + parts.dropFirst().map { ForeignText("  - \($0)") }
    }
}

extension ScriptError.Code {
    /// The kind of finding that the code implies.
    fileprivate var diagnostic: DiagnosticCode? {
        switch self {
        case .unreadable: .unreadable
        case .parameter: .parameterValue
        case .malformed, .input, .failed, .usage, .refused: nil
        }
    }
}

extension LuaError {
    /// What kind of finding the error is for a script.
    package var finding: DiagnosticCode {
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
