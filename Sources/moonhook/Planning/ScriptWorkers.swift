import Containment
import Foundation
import PortalModel
import Scripting

/// Where scripts run: contained wherever this machine can do that, otherwise in this process if they may.
struct ScriptWorkers {
    /// How many workers a pure recipe has: one more than there are processors, since each waits now and then, for its process or for its
    /// host.
    static let perRecipe = ProcessInfo.processInfo.activeProcessorCount + 1

    let pool: WorkerPool
    /// The scripts that were found to be pinned, by their paths, with the only modules that they find; `nil` if scripts run as
    /// they are.
    private let sealed: [String: ScriptFile]?

    private init(_ pool: WorkerPool, sealed: [String: ScriptFile]? = nil) { (self.pool, self.sealed) = (pool, sealed) }

    /// What this machine can contain scripts with; found out when the first file in Lua is read.
    static let check = Moonhook.workers.check()

    /// For files that their owner vouches for, such as their own configuration.
    static var trusted: WorkerPool { check.failure == nil ? Moonhook.workers : .uncontained }

    /// Warns, once.
    private static let warning: Void = Terminal.standardError.write(
        "warning: scripts run uncontained; a bug in Lua or other C would give them all that you can do here"
    )

    /// Decides where scripts run.
    ///
    /// - Parameters:
    ///   - files: The scripts.
    ///   - isUncontained: Whether somebody asked for no containment.
    ///   - configuration: What is configured; it is read only if this machine can't contain scripts.
    /// - Returns: Where they run.
    /// - Throws: ``Failure`` if they can't be contained, and may not run otherwise.
    static func choose(
        for files: @autoclosure () throws -> [ScriptFile],
        isUncontained: Bool,
        _ configuration: @autoclosure () throws -> Configuration
    ) throws -> ScriptWorkers {
        guard !isUncontained else {
            _ = warning
            return ScriptWorkers(.uncontained)
        }
        guard let failure = check.failure else { return ScriptWorkers(Moonhook.workers) }
        let configuration = try configuration()
        guard !configuration.allowsUncontained else { return ScriptWorkers(.uncontained) }
        let sealed = try files().map(\.sealed)
        for file in sealed where !configuration.pins(RecipeInspection.parts(statedIn: file), of: file) {
            throw refusal(of: file, failure)
        }
        return ScriptWorkers(.uncontained, sealed: Dictionary(sealed.map { ($0.path, $0) }) { $1 })
    }

    /// Decides where a recipe runs that was accepted together with a configuration file.
    ///
    /// - Throws: ``Failure`` if it can't be contained, and its text doesn't show that it is the one.
    static func choose(for file: ScriptFile, acceptedIn record: TrustRecord) throws -> ScriptWorkers {
        guard let failure = check.failure else { return ScriptWorkers(Moonhook.workers) }
        let sealed = file.sealed
        let sha256 = RecipeInspection.sha256(of: RecipeInspection.parts(statedIn: sealed))
        guard record.parts[file.path] == sha256 else { throw refusal(of: file, failure) }
        return ScriptWorkers(.uncontained, sealed: [file.path: sealed])
    }

    private static func refusal(of file: ScriptFile, _ failure: String) -> Failure {
        Failure(
            .refused,
            """
            \(file.name) is not pinned, and can't be contained on this machine, so it doesn't run: \(failure).
            Let this machine contain it: 'moonhook doctor' says what is missing. Or review it and pin it. If you trust it as you \
            trust yourself, give --uncontained, or set uncontained = true in your own moonhook.lua.
            """
        )
    }

    /// The script as it runs there.
    func prepared(_ file: ScriptFile) -> ScriptFile { sealed.map { $0[file.path] ?? file.sealed } ?? file }

    /// Inspects a script.
    ///
    /// - Throws: `ScriptError` if it can't be loaded.
    func inspect(_ file: ScriptFile, limits: ScriptLimits = ScriptLimits()) throws -> RecipeInspection {
        try RecipeInspection(prepared(file), version: Moonhook.version, limits: limits, by: pool)
    }
}
