import ArgumentParser
import Foundation
import Scripting

/// Whether scripts run contained.
struct ContainmentOptions: ParsableArguments {
    @Flag(help: "Run scripts in this process, where a bug in Lua or other C would give them all that you can do.")
    var uncontained = false

    /// Where scripts run.
    ///
    /// - Throws: ``Failure``; see ``ScriptWorkers/choose(for:isUncontained:_:)``.
    func workers(
        for files: @autoclosure () throws -> [ScriptFile],
        _ configuration: Configuration
    ) throws -> ScriptWorkers {
        try ScriptWorkers.choose(for: files(), isUncontained: uncontained, configuration)
    }

    /// Where scripts run whose command needs no configuration: what the administrator's own files say of them.
    ///
    /// - Throws: ``Failure``; see ``ScriptWorkers/choose(for:isUncontained:_:)``.
    func workers(for files: @autoclosure () throws -> [ScriptFile]) throws -> ScriptWorkers {
        try ScriptWorkers.choose(
            for: files(),
            isUncontained: uncontained,
            Configuration(try Configuration.administrators(ProcessInfo.processInfo.environment))
        )
    }
}
