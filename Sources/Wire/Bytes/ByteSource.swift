import Foundation
import SystemPackage

/// Bytes of a file, of standard input or in memory, chunk by chunk.
///
/// A copy shares the original's position in the file: read from one of them only.
public struct ByteSource: Sendable {
    private static let chunkSize = 128 * 1024

    /// How messages name the source: its path, or `standard input`.
    public let name: String

    private let file: FileHandle?
    private var chunks: ArraySlice<[UInt8]> = []
    /// Whether it can be read once more: a pipe can't.
    public let isRepeatable: Bool

    /// Opens a file, which may be a pipe but no folder.
    ///
    /// - Throws: ``StreamError`` that names the path and the reason.
    public init(path: String) throws(StreamError) {
        name = path
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            file = FileHandle(fileDescriptor: descriptor.rawValue, closeOnDealloc: true)
            let type = try descriptor.stat().type
            guard type != .directory else { throw Errno.isDirectory }
            isRepeatable = type == .regular
        } catch {
            throw StreamError(error, name: path)
        }
    }

    /// Serves chunks in memory, unchanged.
    public init(chunks: [[UInt8]], name: String = "input") {
        self.name = name
        file = nil
        isRepeatable = true
        self.chunks = chunks[...]
    }

    /// Serves the UTF-8 bytes of a text.
    public init(text: String, name: String = "input") {
        self.init(chunks: [Array(text.utf8)], name: name)
    }

    private init(_ file: FileHandle, name: String) {
        self.name = name
        self.file = file
        isRepeatable = false
    }

    /// The bytes that another program or a terminal sends.
    public static var standardInput: ByteSource {
        ByteSource(.standardInput, name: "standard input")
    }

    /// Reads the next chunk, or `nil` at the end.
    ///
    /// - Throws: ``StreamError`` that names the file and the reason.
    public mutating func next() throws(StreamError) -> [UInt8]? {
        if let chunk = chunks.popFirst() { return chunk }
        guard let file else { return nil }
        do {
            // FileHandle reads into memory of its own; FileDescriptor would need an unsafe pointer.
            guard let data = try file.read(upToCount: Self.chunkSize), !data.isEmpty else { return nil }
            return Array(data)
        } catch {
            throw StreamError(error, name: name)
        }
    }

    /// Seeks to the beginning of the file; in-memory chunks begin again in a copy that was not read from.
    ///
    /// - Throws: ``StreamError`` if the source is not ``isRepeatable``.
    public func rewind() throws(StreamError) {
        do {
            guard isRepeatable else { throw Errno.illegalSeek }
            try file?.seek(toOffset: 0)
        } catch {
            throw StreamError(error, name: name)
        }
    }

    /// Reads the next chunk without consuming it, so that a reader can be chosen by its content.
    ///
    /// - Throws: ``StreamError`` that names the file and the reason.
    public mutating func peek() throws(StreamError) -> [UInt8]? {
        guard let chunk = try next() else { return nil }
        chunks = [chunk] + chunks
        return chunk
    }
}
