import Foundation
import PortalModel

/// The scripts that a command was given, by file and by folder.
struct ScriptPaths {
    /// A script and how it was found.
    struct Entry {
        let path: String
        /// Whether it was found in a folder, which may also hold modules.
        let isFromFolder: Bool
    }

    let entries: [Entry]

    /// Takes files as given, and from folders their `.lua` files by name.
    ///
    /// Subfolders are ignored: recipes keep their modules and data there.
    init(_ paths: [String]) throws {
        entries = try paths.flatMap { path in
            guard Self.isFolder(path) else { return [Entry(path: path, isFromFolder: false)] }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                throw Failure(.usage, "\(path): the folder can't be read; check its permissions")
            }
            let files = names.filter { $0.hasSuffix(".lua") && !$0.hasPrefix(".") }
            guard !files.isEmpty else { throw Failure(.usage, "\(path): the folder has no .lua files") }
            let folder = path.hasSuffix("/") ? path : path + "/"
            return files.sorted().map { Entry(path: folder + $0, isFromFolder: true) }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
    }
}
