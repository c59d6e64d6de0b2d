import Containment
import PortalModel
import Scripting

/// Opens scripts, and refuses what is surely wrong before a portal is contacted.
struct ScriptOpening {
    let configuration: Configuration
    /// What is given for parameters.
    let settings: [String: ParameterSetting]
    let limits: ScriptLimits
    let containment: ContainmentOptions

    /// Opens the scripts of a run.
    ///
    /// - Parameters:
    ///   - paths: Those that are run.
    ///   - with: Those after them.
    /// - Returns: The files of both, and where they run.
    /// - Throws: ``Failure`` if one is not the one that is pinned, or can't be contained; `ScriptError` if one can't be run, or
    ///   its parameters can't have what was given.
    func open(
        _ paths: [String],
        with: [String] = []
    ) throws -> (scripts: [ScriptFile], with: [ScriptFile], pool: WorkerPool) {
        let opened = try (paths + with).map { try configuration.accepted[$0]?.file ?? ScriptFile(path: $0) }
        let workers = try containment.workers(for: opened, configuration)
        let inspections = try opened.map { file in
            try configuration.accepted[file.path] ?? workers.inspect(file, limits: limits)
        }
        let files = try inspections.map(configuration.permitted)
        try settings.checkNames(against: inspections.compactMap(\.recipe))
        for inspection in inspections {
            if let refusal = inspection.refusal { throw refusal }
            try inspection.checkParameters(settings)
        }
        return (Array(files.prefix(paths.count)), Array(files.dropFirst(paths.count)), workers.pool)
    }
}
