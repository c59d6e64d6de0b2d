public import PortalModel
public import Scripting

/// Reads scripts for all that is wrong with them, without running them for real.
///
/// A recipe's chunk runs in the sandbox, bounded and with no portal, to give its table; a program doesn't run at all.
public struct ScriptChecker: Sendable {
    /// What there is to say of a script.
    public struct Report: Sendable {
        /// What the script is.
        public var kind: ScriptKind
        /// Its text, to show lines of.
        public var text: SourceText
        /// What is wrong, in the text's order; the first ``ScriptFile/mostFindings``.
        public var findings: [ScriptFinding]
    }

    static let limits = ScriptLimits(programTime: .seconds(5))

    private let version: String
    private let portal: Schema?
    private let watch: @Sendable (ScriptCanceller) -> Void

    /// Creates a checker.
    ///
    /// - Parameters:
    ///   - version: The running Moonhook's version, for a recipe's `requires`.
    ///   - portal: The fields of the portal that the scripts are for; without it the portal's own `UF_…` fields pass.
    ///   - watch: Is given the switch of each state that is opened, to watch over it.
    public init(version: String, portal: Schema? = nil, watch: @escaping @Sendable (ScriptCanceller) -> Void = { _ in })
    {
        self.version = version
        self.portal = portal
        self.watch = watch
    }

    /// Checks a script.
    ///
    /// - Parameters:
    ///   - file: The script.
    ///   - mayBeModule: Whether what it returns is looked at before it is taken for a recipe.
    /// - Returns: What there is to say of it.
    /// - Throws: `CancellationError`, or ``ScriptError`` where there is no memory for the sandbox.
    public func check(_ file: ScriptFile, mayBeModule: Bool = false) async throws -> Report {
        let files = file.withModules()
        let fields = portal.map { KnownFields(of: $0) } ?? KnownFields(guessedFor: files)
        let context = ScriptContext(
            version: version,
            schema: fields.schema,
            limits: Self.limits,
            log: { _ in },
            watch: watch
        )
        let thread = ScriptThread { try ScriptHost(context) }
        return try await thread.run { host in
            try Reading(of: file, modules: files.dropFirst(), fields, in: host).report(mayBeModule: mayBeModule)
        }
    }
}

extension [ScriptFinding] {
    /// The findings in the text's order, each once.
    public func inOrder() -> [ScriptFinding] {
        Array(Set(self)).sorted {
            $0.span == $1.span ? ($0.code.rawValue, $0.message) < ($1.code.rawValue, $1.message) : $0.span < $1.span
        }
    }
}
