import Containment
import Foundation
import PortalModel
import Scripting
import SystemPackage

extension Configuration {
    /// The path of the machine's file.
    static let systemPath = "/etc/moonhook/moonhook.lua"

    /// The path of the account's own file.
    static func ownPath(_ environment: [String: String]) -> String {
        XDGFolder.configuration(environment) + "/moonhook.lua"
    }

    /// Reads the files in use.
    ///
    /// The administrator's own always apply; so does the named one, or else the one in the working folder, which must have been
    /// accepted.
    ///
    /// - Parameters:
    ///   - named: The path that `--config` or MOONHOOK_CONFIG gives.
    ///   - administrators: The files that the administrator has, read by ``administrators(_:)``.
    ///   - trust: What was accepted.
    ///   - command: The command that accepts a file.
    ///   - pool: Runs the files.
    /// - Returns: All of them together.
    /// - Throws: ``Failure`` if a file can't be read, is not trusted, or says what it may not say.
    static func find(
        named: String?,
        administrators: [ConfigurationFile],
        trust: TrustStore,
        accepting command: (String) -> String,
        by pool: WorkerPool = ScriptWorkers.trusted
    ) throws -> Configuration {
        let known = Set(administrators.map(\.realPath))
        func isNew(_ path: String) -> Bool { !known.contains(ConfigurationFile.realPath(of: path)) }
        if let named {
            guard isNew(named) else { return try Configuration(administrators) }
            let file = try ConfigurationFile(ConfigurationFile.text(of: named), .named, by: pool)
            return try Configuration(administrators + [file])
        }
        let planted = "moonhook.lua"
        guard try isThere(planted), isNew(planted) else { return try Configuration(administrators) }
        let (file, recipes) = try accepted(planted, trust, by: pool) { why in Self.untrusted(why, command(planted)) }
        return try Configuration(administrators + [file], accepted: recipes)
    }

    /// Reads the working folder's file if it is the accepted one, and the recipes that it adds to all runs.
    private static func accepted(
        _ path: String,
        _ trust: TrustStore,
        by pool: WorkerPool,
        else refusal: (String) -> Failure
    ) throws -> (ConfigurationFile, [String: RecipeInspection]) {
        let script = try ConfigurationFile.text(of: path)
        guard let record = trust.record(of: ConfigurationFile.realPath(of: path)) else {
            throw refusal("is in the working folder and was never accepted")
        }
        // What isn't trusted doesn't run either.
        guard record.sha256 == script.sha256 else { throw refusal("has changed since it was accepted") }
        let file = try ConfigurationFile(script, .workingFolder, by: pool)
        let recipes = try file.inspectRecipes { try ScriptWorkers.choose(for: $0, acceptedIn: record) }
        if let change = try TrustRecord(of: file, recipes).difference(from: record) {
            throw refusal("is not what was accepted: \(change)")
        }
        return (file, recipes)
    }

    private static func untrusted(_ why: String, _ command: String) -> Failure {
        Failure(
            .usage,
            """
            moonhook.lua \(why), so nothing runs: such a file decides where data and secrets are sent.
            Review it, and accept it with: \(command)
            If you don't know it, move it away, or work in another folder.
            """
        )
    }

    /// Reads the files of the machine and of the account.
    ///
    /// They are their owner's own, so they are also read on a machine that can't contain scripts.
    static func administrators(
        _ environment: [String: String],
        system: String = systemPath,
        by pool: WorkerPool = ScriptWorkers.trusted
    ) throws -> [ConfigurationFile] {
        var files: [ConfigurationFile] = []
        for (path, origin) in [(system, ConfigurationFile.Origin.system), (ownPath(environment), .own)] {
            guard try isThere(path), !files.contains(where: { $0.realPath == ConfigurationFile.realPath(of: path) })
            else { continue }
            files.append(try ConfigurationFile(ConfigurationFile.text(of: path), origin, by: pool))
        }
        return files
    }

    /// Whether there is such a file; one that can't be examined isn't ignored, since what it protects must stay protected.
    private static func isThere(_ path: String) throws -> Bool {
        do {
            _ = try FilePath(path).stat(followTargetSymlink: false)
            return true
        } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            return false
        } catch {
            throw Failure(.usage, "\(path) can't be read (\(error)); make its folder readable")
        }
    }
}
