import Glibc
import Synchronization

/// One end of the socket between a host and its worker.
///
/// It belongs to one thread.
final class MessageChannel {
    /// Nothing comes from the other end any more.
    struct Closed: Error {}

    /// The longest message of a worker: two photos of 16 MiB in Base64, and room.
    static let longestMessage = 48 << 20
    /// The most things in lists and tables of a worker's message.
    static let mostThings = 1 << 20

    /// The socket; -1 once it may be another one's number.
    private var descriptor: Int32
    /// Whether the other end isn't trusted, so that its messages are bounded.
    private let isHost: Bool
    /// Whether the other end is a part of this process, which must not get a signal if it is gone.
    private let isSocketCall: Bool
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0

    /// Takes an end of a socket; whoever opened it closes it.
    ///
    /// - Parameters:
    ///   - descriptor: The socket.
    ///   - isHost: Whether this is the host's end.
    ///   - isContained: Whether this is a locked process, which may call `write` and nothing else for that.
    init(_ descriptor: Int32, isHost: Bool = false, isContained: Bool = false) {
        self.descriptor = descriptor
        self.isHost = isHost
        isSocketCall = !isContained
        buffer = Array(repeating: 0, count: 64 << 10)
    }

    /// Forgets the socket and what has come, since it is closed: whatever is sent or awaited from here on meets ``Closed``.
    func close() { (descriptor, start, end) = (-1, 0, 0) }

    /// Sends a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - idle: Called whenever nothing was taken for a while, if the socket has a time limit for that.
    /// - Throws: ``Closed``, or what `idle` throws.
    func send(_ message: borrowing MessageWriter, idle: () throws -> Void = {}) throws {
        let count = UInt32(clamping: message.bytes.count)
        var frame = (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        frame += message.bytes
        var sent = 0
        while sent < frame.count {
            let written = unsafe frame.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[sent...])
                return unsafe isSocketCall
                    ? Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                    : write(descriptor, rest.baseAddress, rest.count)
            }
            if written < 0, errno == EINTR { continue }
            if written < 0, errno == EAGAIN {
                try idle()
                continue
            }
            guard written > 0 else { throw Closed() }
            sent += written
        }
    }

    /// Waits for a message.
    ///
    /// - Parameter idle: Called whenever nothing has come for a while, if the socket has a time limit for that, or a part of a
    ///   message.
    /// - Returns: The message.
    /// - Throws: ``Closed``, ``MessageError`` if the message is too long, or what `idle` throws.
    func receive(idle: () throws -> Void = {}) throws -> MessageReader {
        try fill(4, idle)
        var count = 0
        for byte in 0..<4 { count |= Int(buffer[start + byte]) << (8 * byte) }
        start += 4
        guard !isHost || count <= Self.longestMessage else { throw MessageError("a message is too long") }
        var message: [UInt8] = []
        // As it comes: a length alone makes no room.
        while message.count < count {
            try fill(1, idle)
            let next = min(end - start, count - message.count)
            message += buffer[start..<start + next]
            start += next
            // Else who sends one byte at a time has no time limit.
            if message.count < count { try idle() }
        }
        return MessageReader(message, mostThings: isHost ? Self.mostThings : .max)
    }

    /// Waits until the buffer holds at least so many bytes.
    private func fill(_ count: Int, _ idle: () throws -> Void) throws {
        if start == end { (start, end) = (0, 0) }
        if start + count > buffer.count {
            buffer.replaceSubrange(0..<end - start, with: buffer[start..<end])
            (start, end) = (0, end - start)
        }
        while end - start < count {
            let read = unsafe buffer.withUnsafeMutableBytes { bytes in
                let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[end...])
                return unsafe Glibc.read(descriptor, room.baseAddress, room.count)
            }
            if read < 0, errno == EINTR { continue }
            if read < 0, errno == EAGAIN {
                try idle()
                continue
            }
            guard read > 0 else { throw Closed() }
            end += read
        }
    }
}

@available(*, unavailable)
extension MessageChannel: Sendable {}
