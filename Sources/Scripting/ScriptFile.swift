import Crypto
import Foundation
import Wire

/// A script's source text, read from a file.
public struct ScriptFile: Hashable, Sendable {
    /// The longest source text, in bytes.
    public static let maximumBytes = 1 << 20
    /// The longest name of a module, in bytes.
    private static let longestModuleName = 200
    /// The most findings of one script that are reported.
    package static let mostFindings = 200

    /// The path as it was given.
    public let path: String
    /// The file's name without its folder: what errors call the script.
    public let name: String
    /// The folder that `require` finds modules in, with links resolved.
    public let folder: String
    /// The source text.
    public let source: String
    /// The SHA-256 of the source text, as 64 hexadecimal digits.
    public let sha256: String
    /// The default seed of a run of this script: the first 32 bits of ``sha256``.
    public var seed: Int { Int(sha256.prefix(8), radix: 16) ?? 0 }

    /// The modules that were read when the script was inspected, by their file's name: `require` takes them as they were then.
    private var modules: [String: ScriptFile] = [:]

    /// Whether `require` finds no other modules in the folder.
    private var isPinned = false

    /// What the file declared when it was inspected; `nil` if it wasn't.
    private(set) var declared: Declaration?

    /// What a file declares.
    struct Declaration: Hashable {
        /// The recipe; `nil` for a program.
        let recipe: Recipe?
    }

    /// Whether the text mentions random numbers.
    package let mentionsRandom: Bool

    /// Whether it was inspected, and so has declared what it does.
    package var isInspected: Bool { declared != nil }
    /// The recipe that it has declared; `nil` for a program, and before it was inspected.
    package var declaredRecipe: Recipe? { declared?.recipe }

    /// Reads a script.
    ///
    /// - Parameter path: A regular file, or a link to one.
    /// - Throws: ``ScriptError`` of code `.unreadable` if there is none, or it isn't text.
    public init(path: String) throws(ScriptError) {
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        self.init(
            path: path,
            name: URL(fileURLWithPath: path).lastPathComponent,
            folder: url.deletingLastPathComponent().path,
            source: try Self.text(of: url, called: path)
        )
    }

    /// Takes a text that somebody else has read; it has no folder.
    package init(name: String, source: String) { self.init(path: name, name: name, folder: "", source: source) }

    private init(path: String, name: String, folder: String, source: String) {
        self.path = path
        self.name = name
        self.folder = folder
        self.source = source
        mentionsRandom = source.utf8.contains("random".utf8)
        sha256 = SHA256.hash(data: Array(source.utf8)).hexadecimal
    }

    /// The script with these modules, which were read already.
    func with(_ modules: [ScriptFile]) -> ScriptFile {
        var file = self
        file.modules = Dictionary(modules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return file
    }

    /// The script with no other modules than those that were read already.
    var pinned: ScriptFile {
        var file = self
        file.isPinned = true
        return file
    }

    /// The script with no other modules than those that it requires by a plain name now.
    package var sealed: ScriptFile { with(Array(withModules().dropFirst())).pinned }

    /// The script with these declarations: it must declare the same when it runs.
    package func declaring(_ recipe: Recipe?) -> ScriptFile {
        var file = self
        file.declared = Declaration(recipe: recipe?.declaration)
        return file
    }

    /// Reads the module that `require` names, which lies in the script's folder or below.
    package func module(_ name: String) throws(ScriptError) -> ScriptFile {
        let isPlain = name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isASCIIWord }
        }
        guard isPlain, name.utf8.count <= Self.longestModuleName else {
            throw ScriptError(.unreadable, "require takes a name such as \"codes\", of a file next to the script")
        }
        let relative = name.replacing(".", with: "/") + ".lua"
        try Self.checkModule(atPath: relative, called: name)
        if var module = modules[relative] {
            (module.modules, module.isPinned) = (modules, isPinned)
            return module
        }
        guard !isPinned else {
            let remedy = "a pinned script requires modules by their plain names"
            throw ScriptError(.unreadable, "module '\(name)' is not covered by the pin; \(remedy)")
        }
        let url: URL
        do throws(GrantedFolder.Refusal) {
            url = URL(fileURLWithPath: try GrantedFolder(folder).resolve(relative))
        } catch {
            throw ScriptError(.unreadable, "module '\(name)' is outside the script's folder")
        }
        try Self.checkModule(atPath: url.path, called: name)
        return ScriptFile(
            path: url.path,
            name: relative,
            folder: folder,
            source: try Self.text(of: url, called: relative)
        )
    }

    /// Refuses the configuration, which may hold a portal's address with its secret.
    private static func checkModule(atPath path: String, called name: String) throws(ScriptError) {
        guard path.split(separator: "/").last == "moonhook.lua" else { return }
        throw ScriptError(.unreadable, "module '\(name)' is Moonhook's configuration, which no script reads")
    }

    private static func text(of url: URL, called name: String) throws(ScriptError) -> String {
        let data: Data
        do throws(SmallFile.ReadError) {
            data = try SmallFile.bytes(of: url.path, atMost: maximumBytes)
        } catch {
            throw ScriptError(.unreadable, "\(name): \(error.words)")
        }
        let text = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        guard let source = String(validating: text, as: UTF8.self) else {
            throw ScriptError(.unreadable, "\(name): not UTF-8 text; save the script as UTF-8")
        }
        return source
    }
}
