import Foundation

/// A folder whose files may be read, and nothing outside it.
///
/// Only here does a path that somebody else wrote become a file: links are resolved first, and the result must be inside.
public struct GrantedFolder: Hashable, Sendable {
    /// Why a path isn't read, as the end of a sentence.
    public struct Refusal: Error {
        /// The words.
        public let words: String
    }

    /// The system's bound, in bytes.
    private static let longestPath = 4_096

    /// The folder's path, with links resolved.
    public let path: String
    /// Whether absolute paths are used unchanged: their writer may read any file.
    private let allowsAbsolutePaths: Bool

    /// Names a folder.
    ///
    /// - Parameters:
    ///   - path: The folder, or a link to it.
    ///   - allowsAbsolutePaths: Whether absolute paths are used unchanged, wherever they lead.
    public init(_ path: String, allowingAbsolutePaths allowsAbsolutePaths: Bool = false) {
        self.path = Self.resolved(path)
        self.allowsAbsolutePaths = allowsAbsolutePaths
    }

    /// The path of a file or folder in this folder or below, with links resolved; it need not exist.
    ///
    /// - Parameter name: Its path from this folder.
    /// - Returns: An absolute path.
    /// - Throws: ``Refusal`` if it leads outside.
    public func resolve(_ name: String) throws(Refusal) -> String {
        // Its folders are looked at one by one.
        guard name.utf8.count <= Self.longestPath else { throw Refusal(words: "is longer than a path can be") }
        if name.hasPrefix("/") {
            guard !allowsAbsolutePaths else { return name }
            throw Refusal(
                words: "is an absolute path; write it relative to the folder of the file that names it"
            )
        }
        // `..` after a link leads elsewhere than it seems to.
        guard !name.split(separator: "/").contains("..") else {
            throw Refusal(words: "contains '..'; name a file in the folder of the file that names it, or below")
        }
        let resolved = Self.resolved(path.hasSuffix("/") ? path + name : path + "/" + name)
        guard contains(resolved) else {
            throw Refusal(words: "is outside its folder because of a link; put the file itself there")
        }
        return resolved
    }

    /// Compares bytes, as the system does: to Swift, `é` in one character is the same as in two, and on the disk it is another name.
    private func contains(_ resolved: String) -> Bool {
        resolved.utf8.elementsEqual(path.utf8)
            || resolved.utf8.starts(with: (path.hasSuffix("/") ? path : path + "/").utf8)
    }

    /// The path with links resolved; if it doesn't exist, of the part that does, since a folder above may be a link.
    private static func resolved(_ path: String) -> String {
        let url = URL(fileURLWithPath: path)
        guard !FileManager.default.fileExists(atPath: url.path) else { return url.resolvingSymlinksInPath().path }
        let folder = resolved(url.deletingLastPathComponent().path)
        return (folder.hasSuffix("/") ? folder : folder + "/") + url.lastPathComponent
    }
}
