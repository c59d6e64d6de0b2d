import Foundation

/// A new folder for one test, removed with everything in it when the test lets go of it.
public final class TemporaryFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// Makes the folder.
    ///
    /// - Throws: The system's error where it can't be made.
    public init() throws {
        path = FileManager.default.temporaryDirectory.appending(component: "moonhook-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// The path of a file or folder in it.
    public func path(_ name: String) -> String { path + "/" + name }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
