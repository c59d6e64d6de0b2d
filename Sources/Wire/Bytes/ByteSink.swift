import SystemPackage

/// Buffered output to a file or to standard output.
///
/// Call ``close()`` at the end, which reports whether everything was written. A sink that is dropped instead, because of an
/// error, writes what it can and reports nothing.
///
/// A pipe whose reader has gone is a ``StreamError`` with `.closedPipe` only in a process that ignores `SIGPIPE`;
/// otherwise the signal ends the process first.
public struct ByteSink: ~Copyable, Sendable {
    private static let bufferSize = 64 * 1024

    /// How messages name what the program prints.
    package static let nameOfStandardOutput = "standard output"

    /// How messages name the sink: its path, or `standard output`.
    public let name: String

    private let descriptor: FileDescriptor
    private let ownsDescriptor: Bool
    /// Transforms complete lines before they are written.
    private let showing: (@Sendable (String) -> String)?
    private var buffer: [UInt8] = []
    private var isOpen = true

    /// Creates a file, or truncates an existing one.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isPrivate: Whether a new file is readable only by its owner.
    /// - Throws: ``StreamError`` that names the path and the reason.
    public init(path: String, isPrivate: Bool = false) throws(StreamError) {
        do {
            descriptor = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .truncate, .closeOnExec],
                // The umask still applies.
                permissions: isPrivate ? .ownerReadWrite : [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
            )
        } catch {
            throw StreamError(error, name: path)
        }
        name = path
        ownsDescriptor = true
        showing = nil
    }

    private init(_ descriptor: FileDescriptor, name: String, showing: (@Sendable (String) -> String)?) {
        self.descriptor = descriptor
        self.name = name
        self.showing = showing
        ownsDescriptor = false
    }

    deinit {
        guard isOpen else { return }
        _ = try? descriptor.writeAll(shown(buffer))
        if ownsDescriptor { try? descriptor.close() }
    }

    /// What the program prints.
    ///
    /// - Parameter showing: Transforms complete lines for people who read them.
    /// - Returns: A sink that leaves standard output open.
    public static func standardOutput(showing: (@Sendable (String) -> String)? = nil) -> ByteSink {
        ByteSink(.standardOutput, name: nameOfStandardOutput, showing: showing)
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
        // Text for people is transformed line by line, so that no character is split.
        let end = showing == nil ? buffer.count : buffer.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        try writeAll(buffer.prefix(end))
    }

    /// Writes the first bytes of the buffer.
    private mutating func writeAll(_ bytes: ArraySlice<UInt8>) throws(StreamError) {
        // After a failure the bytes are discarded: it is unknown how many of them arrived.
        defer { buffer.removeFirst(bytes.count) }
        do {
            try descriptor.writeAll(shown(bytes))
        } catch {
            throw StreamError(error, name: name)
        }
    }

    private func shown(_ bytes: some Collection<UInt8>) -> [UInt8] {
        showing.map { Array($0(String(decoding: bytes, as: UTF8.self)).utf8) } ?? Array(bytes)
    }

    /// Writes what is in the buffer and closes the file; standard output stays open.
    ///
    /// - Throws: ``StreamError`` when not everything could be written.
    public consuming func close() throws(StreamError) {
        try writeAll(buffer[...])
        isOpen = false
        guard ownsDescriptor else { return }
        do {
            try descriptor.close()
        } catch {
            throw StreamError(error, name: name)
        }
    }
}
