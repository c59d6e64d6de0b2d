import Foundation
import GRDB
import SystemPackage

/// Plans and runs, kept in one SQLite file; a ``RecordedRun`` is one of them.
///
/// A plan has a row for each change, so that it takes no more memory for 100,000 people than for ten. Every call
/// waits for the disk, only a ``PlanWriter`` gathers what it writes; several processes may use one file.
public final class RunJournal: Sendable {
    let path: String
    private let database: DatabaseQueue

    /// Opens the journal in that file; creates a missing file or folder, readable only by their owner.
    ///
    /// - Throws: ``JournalError``: `.unopenable` if the file or the folder can't be created, `.tooNew` for the journal
    ///   of a newer Moonhook.
    public init(path: String) throws(JournalError) {
        self.path = path
        do {
            try Self.makePrivateFile(path)
        } catch {
            throw JournalError(code: .unopenable, path: path, reason: JournalError.words(of: error))
        }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        let opening = Self.waitForOpenings(beside: path)
        defer { try? opening?.close() }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            // GRDB sets NORMAL, which may forget the last transactions when the power fails; what was sent must not be.
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try JournalTables.migrate(database)
        } catch {
            throw JournalError(error, path: path)
        }
    }

    /// Waits until nobody else is opening a journal in that folder.
    ///
    /// Several who bring one file to its present form would wait for each other at each step, and SQLite doesn't let them take
    /// turns: one may wait for too long, however short each step is.
    ///
    /// - Returns: What lets others open theirs once it is closed; `nil` if the file system has no such locks.
    private static func waitForOpenings(beside path: String) -> FileDescriptor? {
        let folder = FilePath(path).removingLastComponent()
        let options: FileDescriptor.OpenOptions = [.directory, .closeOnExec]
        let file = try? FileDescriptor.open(folder.isEmpty ? "." : folder, .readOnly, options: options)
        guard let file else { return nil }
        while flock(file.rawValue, LOCK_EX) != 0 {
            guard errno == EINTR else {
                try? file.close()
                return nil
            }
        }
        return file
    }

    /// Opens a journal for a dry run: a file in the temporary folder that nobody else can open and that is gone with
    /// the journal, even if the process is killed.
    ///
    /// - Throws: ``JournalError``.
    public static func temporary() throws(JournalError) -> RunJournal {
        try RunJournal()
    }

    /// SQLite takes the empty path for a private temporary file, which it unlinks as soon as it is open.
    private init() throws(JournalError) {
        path = ""
        do {
            database = try DatabaseQueue(path: "")
            try JournalTables.migrate(database)
        } catch {
            throw JournalError(error, path: "")
        }
    }

    /// SQLite would make the file readable for everybody; the files that it adds next to it get the mode of this one.
    private static func makePrivateFile(_ path: String) throws {
        let file = FilePath(path)
        let folder = file.removingLastComponent().string
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        do {
            // An existing file must not even be opened: closing it again would drop the locks that another connection of this
            // process holds, and SQLite would take the file for its own.
            let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate]
            try FileDescriptor.open(file, .readWrite, options: options, permissions: .ownerReadWrite).close()
        } catch Errno.fileExists {}
        // An existing file may be a copy with another mode.
        try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}

extension RunJournal {
    /// Runs statements as one transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.write(body)
        } catch {
            throw JournalError(error, path: path)
        }
    }

    /// Runs statements as one transaction that outlives what `durability` says.
    func write(_ durability: Durability, _ body: (Database) throws -> Void) throws(JournalError) {
        guard durability == .process else { return try write(body) }
        do {
            try database.writeWithoutTransaction { database in
                // It can't be set within a transaction.
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
                let result = Result {
                    try database.inTransaction {
                        try body(database)
                        return .commit
                    }
                }
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try result.get()
            }
        } catch {
            throw JournalError(error, path: path)
        }
    }

    /// Runs one query; several of them would not see the same moment.
    func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.writeWithoutTransaction(body)
        } catch {
            throw JournalError(error, path: path)
        }
    }
}
