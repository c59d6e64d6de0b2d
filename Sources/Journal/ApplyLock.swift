public import Foundation
public import PortalModel
import SystemPackage
import Wire

/// The right to send changes to a journal's portal, which one process at a time has.
///
/// The lock is the kernel's (`flock`), on a file next to the journal: the kernel releases it if the process dies.
public struct ApplyLock: Sendable {
    /// Who is sending changes, for other processes to report.
    public struct Holder: Hashable, Sendable {
        /// The run that is applied.
        public var run: RunID
        /// The account on this machine.
        public var account: String
        /// The process's number.
        public var process: Int
        /// When it began; kept to the second.
        public var since: Date

        /// Creates a holder.
        public init(run: RunID, account: String, process: Int, since: Date) {
            self.run = run
            self.account = account
            self.process = process
            self.since = since
        }
    }

    /// The result of an attempt to take the lock.
    public enum Attempt: Sendable {
        /// It is ours.
        case taken(ApplyLock)
        /// Another process has it; `nil` if its file doesn't name the holder.
        case held(Holder?)
    }

    private let file: FileDescriptor

    /// Takes the lock, if nobody has it; the file is created if it is missing, readable only by its owner.
    init?(path: FilePath) throws {
        let options: FileDescriptor.OpenOptions = [.create, .closeOnExec]
        file = try FileDescriptor.open(path, .readWrite, options: options, permissions: .ownerReadWrite)
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try file.close()
            return nil
        }
    }

    /// The right to give journals in a folder other names, which one process at a time has.
    ///
    /// - Parameter folder: The state folder.
    /// - Returns: The lock; `nil` if another process has it.
    /// - Throws: ``JournalError``.
    public static func ofRenaming(in folder: String) throws(JournalError) -> ApplyLock? {
        try named("renaming.lock", in: folder)
    }

    /// The right to serve a gateway whose calls a journal in a folder keeps, which one process at a time has: two would count the same
    /// bounds apart.
    ///
    /// - Parameter folder: The portal's folder.
    /// - Returns: The lock; `nil` if another process has it.
    /// - Throws: ``JournalError``.
    public static func ofGateway(in folder: String) throws(JournalError) -> ApplyLock? {
        try named("gateway.lock", in: folder)
    }

    private static func named(_ name: String, in folder: String) throws(JournalError) -> ApplyLock? {
        let path = FilePath(folder).appending(name)
        do {
            return try ApplyLock(path: path)
        } catch {
            throw JournalError(code: .unopenable, path: path.string, reason: "\(error)")
        }
    }

    /// Lets others have it.
    public func release() { try? file.close() }

    /// Records the holder.
    func name(_ holder: Holder) throws {
        try file.resize(to: 0)
        try file.writeAll(holder.json.text.utf8)
    }

    /// Records no holder.
    func clear() throws { try file.resize(to: 0) }

    /// Who wrote that file last.
    static func holder(path: FilePath) -> Holder? {
        guard let data = FileManager.default.contents(atPath: path.string) else { return nil }
        return (try? JSONReader.value(from: String(decoding: data, as: UTF8.self))).flatMap(Holder.init(json:))
    }
}

extension ApplyLock.Holder {
    fileprivate var json: JSONValue {
        [
            "run": .integer(run.rawValue), "account": .string(account), "process": .integer(process),
            "since": .string(since.formatted(.iso8601)),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let run = json["run"]?.integerValue, let account = json["account"]?.stringValue,
            let process = json["process"]?.integerValue,
            let since = json["since"]?.stringValue.flatMap({ try? Date($0, strategy: .iso8601) })
        else { return nil }
        self.init(run: RunID(rawValue: run), account: account, process: process, since: since)
    }
}
