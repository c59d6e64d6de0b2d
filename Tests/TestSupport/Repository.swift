import Foundation

/// The repository that the tests belong to.
public enum Repository: Sendable {
    private static let root = URL(filePath: #filePath, directoryHint: .notDirectory)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The text of a file.
    ///
    /// - Parameter path: Its path from the repository's folder, such as `README.md`.
    /// - Returns: The text.
    /// - Throws: The system's error if the file can't be read.
    public static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    /// The files below a folder, by their paths from the repository's folder, in order; what a build made is left out.
    ///
    /// - Parameters:
    ///   - folder: The folder's path, or an empty text for the repository's own folder without what is below it.
    ///   - ending: How the paths end, such as `.md`.
    /// - Returns: The paths.
    public static func files(in folder: String, ending: String) -> [String] {
        let manager = FileManager.default
        let path = root.appending(path: folder).path(percentEncoded: false)
        let names = folder.isEmpty ? try? manager.contentsOfDirectory(atPath: path) : manager.subpaths(atPath: path)
        return (names ?? []).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".build/") && !$0.contains("/.build/") }
            .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.sorted()
    }

    /// Resolves a link between files.
    ///
    /// - Parameters:
    ///   - target: The link's path, relative to the folder of the file that has it.
    ///   - file: That file, by its path from the repository's folder.
    /// - Returns: The path from the repository's folder, or `nil` if nothing is there or the link leads outside.
    public static func path(of target: String, from file: String) -> String? {
        let url = root.appending(path: file).deletingLastPathComponent().appending(path: target).standardizedFileURL
        let (path, folder) = (url.path(percentEncoded: false), root.path(percentEncoded: false))
        guard path.hasPrefix(folder), FileManager.default.fileExists(atPath: path) else { return nil }
        return String(path.dropFirst(folder.count))
    }
}
