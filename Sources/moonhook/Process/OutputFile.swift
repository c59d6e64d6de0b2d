import Foundation
import PortalModel
import Wire

/// A file that is written completely or not at all: half a table looks like a complete one.
struct OutputFile {
    private let path: String
    private let isPrivate: Bool

    /// Names a file; `-` is standard output.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isPrivate: Whether only its owner may read it.
    init(_ path: String, isPrivate: Bool = false) {
        self.isPrivate = isPrivate
        self.path = path == "-" ? path : URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Whether there is a file that writing would replace; a device or a pipe doesn't count.
    var replaces: Bool { type == .typeRegular }

    private var type: FileAttributeType? {
        let attributes = path == "-" ? nil : try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType
    }

    /// Ensures that outputs overwrite neither what is read nor each other: an output replaces the file.
    ///
    /// - Parameters:
    ///   - outputs: The options that name files to write.
    ///   - input: The rows, or the plan, that are read.
    ///   - scripts: The scripts that are run.
    /// - Throws: ``Failure`` that names the file.
    static func check(
        _ outputs: [(option: String, path: String?)],
        over input: String?,
        scripts: [String] = []
    ) throws {
        var seen: [String: String] = [:]
        for case (let option, let path?) in outputs where path != "-" {
            let file = OutputFile(path).path
            if let input, input != "-", OutputFile(input).path == file {
                throw Failure(.usage, "\(path) is the input; name another file for the output")
            }
            if scripts.contains(where: { OutputFile($0).path == file }) {
                throw Failure(.usage, "\(path) is a script of this run; name another file for the output")
            }
            if let other = seen.updateValue(option, forKey: file) {
                throw Failure(.usage, "\(other) and \(option) name the same file")
            }
        }
    }

    /// Whether there is something at a path.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The files among those that options name, by absolute paths; standard input and output are none.
    static func named(by options: [(option: String, path: String?)]) -> [(option: String, path: String)] {
        options.compactMap { option, path in
            path.flatMap { $0 == "-" ? nil : (option, OutputFile($0).path) }
        }
    }

    /// Writes the file as a draft in the same folder, and renames it at the end.
    func write<Result>(_ body: (inout ByteSink) async throws -> Result) async throws -> Result {
        guard path != "-", type == nil || type == .typeRegular else {
            var sink = path == "-" ? Terminal.standardOutput.sink : try ByteSink(path: path, isPrivate: isPrivate)
            let result = try await body(&sink)
            try sink.close()
            return result
        }
        let draft = path + ".part"
        do {
            // A leftover draft would keep its permissions.
            try? FileManager.default.removeItem(atPath: draft)
            var sink = try ByteSink(path: draft, isPrivate: isPrivate)
            let result = try await body(&sink)
            try sink.close()
            if replaces { try FileManager.default.removeItem(atPath: path) }
            try FileManager.default.moveItem(atPath: draft, toPath: path)
            return result
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            guard let error = error as? StreamError, error.code != .closedPipe else { throw error }
            // The message names the file, not the draft.
            throw Failure(.usage, "\(error.description.replacing(draft, with: path))")
        }
    }
}
