import CContainment
import Foundation

/// A process of the program `ContainedProbe`, which tries what its arguments name.
@safe final class Probe {
    /// How far it is locked when it makes its attempt.
    enum Mode: String {
        /// By the whole lock.
        case locked
        /// Not at all.
        case free
        /// By Landlock alone.
        case landlock
    }

    /// How its process ended.
    enum Ending: Hashable {
        case killedByFilter
        case signal(Int32)
        case exit(Int32)
    }

    /// What became of it.
    struct Ended: Hashable {
        var ending: Ending
        /// What it sent.
        var text: String
        /// What the shared page held: 0 before the lock, 1 before the attempt, 2 after it.
        var mark: UInt64
    }

    private var worker = unsafe containment_worker()
    private var isEnded = false

    /// Starts it.
    ///
    /// - Throws: The system's error if the program can't be started.
    init(program: String? = nil, _ arguments: [String]) throws {
        let path = try program ?? Self.program()
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        let error = unsafe containment_spawn(path, &words, &worker)
        guard error == 0 else {
            isEnded = true
            throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO)
        }
    }

    deinit { if !isEnded { unsafe containment_end(&worker) } }

    /// The program lies beside the bundle of the tests.
    static func program() throws -> String {
        guard let bundle = Bundle.main.executableURL else { throw POSIXError(.ENOENT) }
        return bundle.deletingLastPathComponent().appending(component: "ContainedProbe").path()
    }

    /// Runs it to its end.
    static func run(_ mode: Mode, _ attempt: String) throws -> Ended { try Probe([mode.rawValue, attempt]).end() }

    /// The names of what is forbidden.
    static func forbidden() throws -> [String] {
        try Probe(["forbidden"]).end().text.split(separator: "\n").map(String.init)
    }

    /// The number of the process.
    var process: pid_t { unsafe worker.process }

    /// What the shared page holds.
    var mark: UInt64 { unsafe worker.page?.pointee ?? 0 }

    /// Sends it a text.
    func send(_ text: String) { _ = unsafe Glibc.send(worker.socket, text, text.utf8.count, Int32(MSG_NOSIGNAL)) }

    /// Reads until it ends.
    func end() -> Ended {
        let text = readToEnd()
        let mark = mark
        return Ended(ending: kill(), text: text, mark: mark)
    }

    /// Ends it if it runs.
    func kill() -> Ending {
        isEnded = true
        let status = unsafe containment_end(&worker)
        if containment_was_killed_by_filter(status) { return .killedByFilter }
        let signal = containment_signal(status)
        return signal == 0 ? .exit(containment_exit_status(status)) : .signal(signal)
    }

    /// What it sends; a read fails if it ended before it had read all.
    private func readToEnd() -> String {
        var (text, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while true {
            let count = unsafe read(worker.socket, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text += buffer.prefix(count)
        }
    }
}
