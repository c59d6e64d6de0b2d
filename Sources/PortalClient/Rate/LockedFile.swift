import Foundation
import SystemPackage

/// A small file that processes share under a lock.
///
/// The lock is the kernel's (`flock`), which takes it back from a process that dies.
struct LockedFile: Sendable {
    let path: String

    /// Locks the file while `body` runs; a missing file is created, readable only by its owner.
    ///
    /// - Parameter body: Gets the file's text and returns the text to put there.
    /// - Returns: Whether the lock was free; if another process holds it, `body` isn't called.
    /// - Throws: The system's error for the file.
    func update(_ body: (String) -> String) throws -> Bool {
        guard let lock = try take() else { return false }
        defer { lock.release() }
        // Reads into memory of its own; FileDescriptor would need an unsafe pointer.
        let handle = FileHandle(fileDescriptor: lock.file.rawValue, closeOnDealloc: false)
        let text = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        try lock.file.seek(offset: 0, from: .start)
        try lock.file.writeAll(body(text).utf8)
        return true
    }

    /// Waits for the lock and holds it until it is released.
    ///
    /// - Throws: The system's error for the file, or `CancellationError`.
    func hold() async throws -> Held {
        while true {
            if let lock = try take() { return lock }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// A lock that is held.
    struct Held {
        fileprivate let file: FileDescriptor

        /// Gives the lock back.
        func release() {
            try? file.close()
        }
    }

    private func take() throws -> Held? {
        let options: FileDescriptor.OpenOptions = [.create, .closeOnExec]
        let file = try FileDescriptor.open(FilePath(path), .readWrite, options: options, permissions: .ownerReadWrite)
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try file.close()
            return nil
        }
        return Held(file: file)
    }
}
