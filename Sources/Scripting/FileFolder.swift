import Foundation

/// The files of one folder, which a script may read.
struct FileFolder {
    private let path: String
    /// The names of its regular files, sorted; hidden ones are left out.
    let files: [String]

    /// Lists a folder.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter` where there is no such folder.
    init(path: String, name: String) throws(ScriptError) {
        let url = URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath()
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
            throw ScriptError(.parameter, "\(name): there is no such folder, or it can't be read")
        }
        self.path = url.path
        let folder = url.path
        files = entries.filter { !$0.hasPrefix(".") && Self.regularFile($0, in: folder) != nil }.sorted()
    }

    /// The path of a file of that name; `nil` where there is none.
    subscript(name: String) -> String? { files.contains(name) ? Self.regularFile(name, in: path) : nil }

    /// A link may not lead out of the folder: the folder was granted, and nothing else.
    private static func regularFile(_ name: String, in folder: String) -> String? {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name).resolvingSymlinksInPath()
        let type = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.type] as? FileAttributeType
        return type == .typeRegular && url.path.hasPrefix(folder + "/") ? url.path : nil
    }
}
