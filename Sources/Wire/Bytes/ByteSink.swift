import SystemPackage

/// Buffered output to a file or to standard output.
///
/// Call ``close()`` at the end, which tells whether everything arrived. A sink that is dropped instead, because an error
/// took the way out, writes what it can and says nothing.
///
/// A pipe whose reader has gone is a ``StreamError`` with `.closedPipe` only in a process that ignores `SIGPIPE`;
/// otherwise the signal ends the process first.
public struct ByteSink: ~Copyable, Sendable {
    private static let bufferSize = 64 * 1024

    /// How messages name the sink: its path, or `standard output`.
    public let name: String

    private let descriptor: FileDescriptor
    private let ownsDescriptor: Bool
    private var buffer: [UInt8] = []
    private var isOpen = true

    /// Creates a file, or empties the one that is there.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isPrivate: Whether a file that is made is for its owner alone.
    /// - Throws: ``StreamError`` that names the path and the reason.
    public init(path: String, isPrivate: Bool = false) throws(StreamError) {
        do {
            descriptor = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .truncate, .closeOnExec],
                // Less what the umask takes away.
                permissions: isPrivate ? .ownerReadWrite : [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
            )
        } catch {
            throw StreamError(error, name: path)
        }
        name = path
        ownsDescriptor = true
    }

    private init(_ descriptor: FileDescriptor, name: String) {
        self.descriptor = descriptor
        self.name = name
        ownsDescriptor = false
    }

    deinit {
        guard isOpen else { return }
        _ = try? descriptor.writeAll(buffer)
        if ownsDescriptor { try? descriptor.close() }
    }

    /// What the program prints.
    public static var standardOutput: ByteSink {
        ByteSink(.standardOutput, name: "standard output")
    }

    /// Adds bytes to the buffer, which is written once it is full.
    ///
    /// - Throws: ``StreamError`` with `.closedPipe` once the reader of a pipe has gone.
    public mutating func write(_ bytes: [UInt8]) throws(StreamError) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Writes what is in the buffer.
    ///
    /// - Throws: ``StreamError`` with `.closedPipe` once the reader of a pipe has gone.
    public mutating func flush() throws(StreamError) {
        // After a failure the bytes are given up: nobody can tell how many of them arrived.
        defer { buffer.removeAll(keepingCapacity: true) }
        do {
            try descriptor.writeAll(buffer)
        } catch {
            throw StreamError(error, name: name)
        }
    }

    /// Writes what is in the buffer and closes the file; standard output stays open.
    ///
    /// - Throws: ``StreamError`` when not everything could be written.
    public consuming func close() throws(StreamError) {
        try flush()
        isOpen = false
        guard ownsDescriptor else { return }
        do {
            try descriptor.close()
        } catch {
            throw StreamError(error, name: name)
        }
    }
}
