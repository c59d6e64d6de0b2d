import Foundation

/// Gives a page of the reference as it lies in the sources.
///
/// Such a page is made of the tables that the program goes by. With `RECORD_SNAPSHOTS=1` in the environment it is written
/// anew, and `git diff` shows what changed.
///
/// - Parameters:
///   - path: The page's path from `Sources`, such as `PortalClient/PortalClient.docc/Errors.md`.
///   - text: The page as the tables have it now.
/// - Returns: The page as it was written last.
/// - Throws: The system's error if there is none.
public func reference(_ path: String, recording text: String) throws -> String {
    let file = URL(filePath: #filePath).appending(path: "../../../Sources/\(path)").standardizedFileURL
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
}
