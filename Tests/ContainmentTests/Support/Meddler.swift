import Foundation
import Glibc
import Lua
import PortalModel
import Wire

@testable import Containment

/// A worker that has been taken over: an honest one whose messages are exchanged on their way to the host.
struct Meddler: Sendable {
    /// What is sent to the host in place of a message.
    enum Sending: Sendable {
        /// A message, whose length goes before it.
        case message([UInt8])
        /// A message, and the host's answer is awaited and thrown away.
        case exchange([UInt8])
        /// Bytes as they are.
        case bytes([UInt8])
        /// The same bytes again and again, until nobody takes them.
        case forever([UInt8])
        /// Bytes as they are, then one after the other with pauses, until nobody takes them.
        case dripping([UInt8])
        /// Nothing any more, while the socket stays open.
        case silence
        /// The end of the socket.
        case end
    }

    /// A message of the honest worker.
    struct Original {
        /// The message.
        let bytes: [UInt8]
        /// The same without the records behind it; `nil` if it can't be read.
        var message: WorkerMessage? {
            var reader = MessageReader(bytes)
            return try? WorkerMessage(from: &reader)
        }
        /// What the host has asked for last, answers aside.
        let request: HostMessage
        /// The number of the message among those of this worker.
        let number: Int
    }

    /// What becomes of a message; `nil` if it passes unchanged.
    let meddle: @Sendable (Original) -> [Sending]?

    /// A pool of workers that are meddled with; scripts and telephone numbers alike.
    ///
    /// They have plenty of time unless `hurry` says by how much they have less: a busy machine decides nothing.
    func pool(hurry: Double = 100) -> WorkerPool {
        let meddle = meddle
        return WorkerPool(hurry: hurry) {
            try WorkerConnection { socket, mark, watch in Relay(socket, mark, watch, meddle).run() }
        }
    }
}

/// Carries messages between a host and an honest worker.
private struct Relay {
    private let host: Int32
    private let mark: SharedMark
    private let watch: WorkerConnection.Watch
    private let meddle: @Sendable (Meddler.Original) -> [Meddler.Sending]?

    init(
        _ host: Int32,
        _ mark: SharedMark,
        _ watch: @escaping WorkerConnection.Watch,
        _ meddle: @escaping @Sendable (Meddler.Original) -> [Meddler.Sending]?
    ) {
        (self.host, self.mark, self.watch, self.meddle) = (host, mark, watch, meddle)
    }

    /// Works until either end is gone.
    func run() {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else { return }
        let (inner, mark, watch) = (ends[1], mark, watch)
        defer { close(ends[0]) }
        LuaThread.detached {
            Worker(MessageChannel(inner), mark: { mark.begun = $0 }, watch: watch).serve()
            close(inner)
        }
        var request = HostMessage.compile
        var number = 0
        while let isHost = waitForEither(host, ends[0]) {
            guard let message = Self.receive(from: isHost ? host : ends[0]) else { return }
            guard !isHost else {
                var reader = MessageReader(message)
                if let new = try? HostMessage(from: &reader) {
                    if case .answer = new {} else { request = new }
                }
                guard Self.send(message, to: ends[0]) else { return }
                continue
            }
            let original = Meddler.Original(bytes: message, request: request, number: number)
            number += 1
            for sending in meddle(original) ?? [.message(message)] {
                guard carry(out: sending) else { return }
            }
        }
    }

    private func carry(out sending: Meddler.Sending) -> Bool {
        switch sending {
        case .message(let message): return Self.send(message, to: host)
        case .exchange(let message):
            return Self.send(message, to: host) && Self.receive(from: host) != nil
        case .bytes(let bytes): return Self.write(bytes, to: host)
        case .forever(let bytes):
            while Self.write(bytes, to: host) {}
            return false
        case .dripping(let bytes):
            guard Self.write(bytes, to: host) else { return false }
            while Self.write([0], to: host) { usleep(10_000) }
            return false
        case .silence:
            while let isHost = waitForEither(host, -1), isHost, Self.receive(from: host) != nil {}
            return false
        case .end: return false
        }
    }

    /// Whether the first of two sockets can be read, or else the other one.
    private func waitForEither(_ one: Int32, _ other: Int32) -> Bool? {
        let events = Int16(POLLIN)
        var waiting = [pollfd(fd: one, events: events, revents: 0), pollfd(fd: other, events: events, revents: 0)]
        while true {
            let count = unsafe poll(&waiting, 2, -1)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            return waiting[1].revents == 0
        }
    }

    private static func receive(from socket: Int32) -> [UInt8]? {
        guard let length = read(4, from: socket) else { return nil }
        let count = length.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        return read(count, from: socket)
    }

    private static func read(_ count: Int, from socket: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe recv(socket, buffer.baseAddress?.advanced(by: filled), count - filled, 0)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }

    private static func send(_ message: [UInt8], to socket: Int32) -> Bool {
        write((0..<4).map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) } + message, to: socket)
    }

    private static func write(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    socket,
                    buffer.baseAddress?.advanced(by: sent),
                    bytes.count - sent,
                    Int32(MSG_NOSIGNAL)
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
