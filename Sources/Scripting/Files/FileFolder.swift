import Foundation

/// A folder whose files a script may read.
package protocol FileSource: Sendable {
    /// The names of the files, sorted.
    var files: [String] { get }

    /// The bytes of the file of that name; `nil` if there is none.
    ///
    /// - Throws: ``SmallFile/ReadError``, or what ends the run.
    func bytes(of name: String) throws -> [UInt8]?
}

/// The files of one folder, which a script may read.
struct FileFolder: FileSource {
    /// The most bytes of a file that a script reads.
    static let longestFile = 16 << 20

    private let folder: GrantedFolder
    /// The names of its regular files, sorted; hidden ones are left out.
    let files: [String]

    /// Lists a folder.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter` if there is no such folder.
    init(path: String, name: String) throws(ScriptError) {
        let folder = GrantedFolder(path)
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw ScriptError(.parameter, "\(name): the folder is missing or can't be read")
        }
        self.folder = folder
        files = entries.filter { !$0.hasPrefix(".") && Self.regularFile($0, in: folder) != nil }.sorted()
    }

    func bytes(of name: String) throws -> [UInt8]? {
        guard let file = try file(called: name), let path = Self.regularFile(file, in: folder) else { return nil }
        return Array(try SmallFile.bytes(of: path, atMost: Self.longestFile))
    }

    /// The file of that name as the disk spells it: a Mac writes `é` as two characters, and Swift takes both for the same.
    private func file(called name: String) throws(SmallFile.ReadError) -> String? {
        let alike = files.filter { $0 == name }
        guard alike.count > 1 else { return alike.first }
        throw SmallFile.ReadError(
            words: "two files have this name, with composed and with decomposed letters; remove or rename one of them"
        )
    }

    /// A link that leads out of the folder isn't one of its files.
    private static func regularFile(_ name: String, in folder: GrantedFolder) -> String? {
        guard let path = try? folder.resolve(name) else { return nil }
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        return type == .typeRegular ? path : nil
    }
}
