import PortalModel
import Scripting
import Synchronization
import TestSupport

@testable import Workshop

/// Gives the texts that a program prints.
///
/// - Parameters:
///   - source: The program.
///   - users: The users that it can read.
/// - Returns: The text of each `print`.
/// - Throws: ``ScriptError`` if the program fails.
func printed(by source: String, reading users: [User] = []) throws -> [String] {
    final class Texts: Sendable {
        let all = Mutex<[String]>([])
    }
    let folder = try TemporaryFolder()
    try source.write(toFile: folder.path("program.lua"))
    let texts = Texts()
    let context = ScriptContext(
        version: "1.4.2",
        schema: .standard,
        directory: TrialWorld(users, departments: [], schema: .standard),
        log: { message in texts.all.withLock { $0.append(message.text.verbatim) } }
    )
    _ = try ScriptHost(context).load(try ScriptFile(path: folder.path("program.lua")), asProgram: true)
    return texts.all.withLock { $0 }
}
