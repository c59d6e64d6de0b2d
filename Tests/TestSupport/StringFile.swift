import Foundation

extension String {
    /// Writes the text to a file, and makes the folders on the way.
    ///
    /// - Throws: The system's error if it can't be written.
    public func write(toFile path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(utf8).write(to: url)
    }
}
