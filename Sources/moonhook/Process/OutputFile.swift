import Foundation
import PortalModel
import Wire

/// A file that comes to its place whole or not at all: half a table passes for a whole one.
struct OutputFile {
    private let path: String
    private let isPrivate: Bool

    /// Names a file; `-` is standard output.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isPrivate: Whether nobody but its owner may read it.
    init(_ path: String, isPrivate: Bool = false) {
        self.isPrivate = isPrivate
        self.path = path == "-" ? path : URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Whether there is a file that writing would replace; a device or a pipe is none.
    var replaces: Bool { type == .typeRegular }

    private var type: FileAttributeType? {
        let attributes = path == "-" ? nil : try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType
    }

    /// Makes sure that what comes out goes neither over what is read nor over each other: an output replaces the file.
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

    /// Writes the file beside its place, and moves it there at the end.
    func write<Result>(_ body: (inout ByteSink) async throws -> Result) async throws -> Result {
        guard path != "-", type == nil || type == .typeRegular else {
            var sink = path == "-" ? Terminal.standardOutput.sink : try ByteSink(path: path, isPrivate: isPrivate)
            let result = try await body(&sink)
            try sink.close()
            return result
        }
        let draft = path + ".part"
        do {
            // One that was left behind would keep its rights.
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
            // Nobody has given the draft's name.
            throw Failure(.usage, "\(error.description.replacing(draft, with: path))")
        }
    }
}
