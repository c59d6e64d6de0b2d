import Containment
import PortalModel
import Scripting

/// Opens scripts, and refuses what is surely wrong before a portal is contacted.
struct ScriptOpening {
    let configuration: Configuration
    /// What is given for parameters.
    let settings: [String: ParameterSetting]
    let limits: ScriptLimits

    /// Opens the scripts of a run.
    ///
    /// - Parameters:
    ///   - paths: Those that are run.
    ///   - with: Those after them.
    /// - Returns: The files of both.
    /// - Throws: ``Failure`` if one is not the one that is pinned; `ScriptError` if one can't be run, or its parameters
    ///   can't have what was given.
    func open(_ paths: [String], with: [String] = []) throws -> (scripts: [ScriptFile], with: [ScriptFile]) {
        let inspections = try (paths + with).map { path in
            try configuration.accepted[path]
                ?? RecipeInspection(
                    try ScriptFile(path: path),
                    version: Moonhook.version,
                    limits: limits,
                    by: Moonhook.workers
                )
        }
        let files = try inspections.map(configuration.permitted)
        try settings.checkNames(against: inspections.compactMap(\.recipe))
        for inspection in inspections {
            if let refusal = inspection.refusal { throw refusal }
            try inspection.checkParameters(settings)
        }
        return (Array(files.prefix(paths.count)), Array(files.dropFirst(paths.count)))
    }
}
