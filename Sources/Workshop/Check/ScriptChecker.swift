public import Containment
public import PortalModel
public import Scripting

/// Finds all that is wrong with scripts, without really running them.
///
/// A recipe's chunk runs in the sandbox, with limits and without a portal, to return its table; a program doesn't run at all.
public struct ScriptChecker: Sendable {
    /// The report on a script.
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
    private let pool: WorkerPool

    /// Creates a checker.
    ///
    /// - Parameters:
    ///   - version: The running Moonhook's version, for a recipe's `requires`.
    ///   - portal: The fields of the portal that the scripts are for; without it any `UF_…` field passes.
    ///   - pool: Starts the workers in which chunks run.
    public init(version: String, portal: Schema? = nil, pool: WorkerPool) {
        self.version = version
        self.portal = portal
        self.pool = pool
    }

    /// Checks a script.
    ///
    /// - Parameters:
    ///   - file: The script.
    ///   - mayBeModule: Whether what it returns is inspected before it counts as a recipe.
    /// - Returns: The report.
    /// - Throws: `CancellationError`, or ``ScriptError`` if memory is too small for the sandbox.
    public func check(_ file: ScriptFile, mayBeModule: Bool = false) async throws -> Report {
        let files = file.withModules()
        let fields = portal.map { KnownFields(of: $0) } ?? KnownFields(guessedFor: files)
        let context = ScriptContext(
            version: version,
            schema: fields.schema,
            limits: Self.limits,
            log: { _ in }
        )
        let pool = pool
        return try await ScriptThread<Void> {}.run { _ in
            try Reading(of: file, modules: files.dropFirst(), fields, context, pool).report(mayBeModule: mayBeModule)
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
