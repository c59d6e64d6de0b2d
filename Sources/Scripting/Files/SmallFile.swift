public import Foundation
import SystemPackage

/// A file that is read completely, up to a maximum size.
public enum SmallFile: Sendable {
    /// Why a file can't be read, as the end of a sentence that begins with its name.
    public struct ReadError: Error {
        /// The words.
        public var words: String

        /// Creates an error.
        package init(words: String) { self.words = words }

        fileprivate init(tooLongFor limit: Int) { words = "longer than \(limit >> 20) MiB, the limit for it" }
    }

    /// The bytes of a regular file, or of what a link leads to.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - limit: The most bytes that it may have.
    /// - Returns: All of them.
    /// - Throws: ``ReadError``.
    public static func bytes(of path: String, atMost limit: Int) throws(ReadError) -> Data {
        let data: Data
        do {
            // Doesn't wait for a writer if it is a pipe; checks the file that is open.
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
            defer { try? file.close() }
            let status = try file.stat()
            guard status.type == .regular else { throw ReadError(words: "it is not a regular file") }
            guard status.size <= limit else { throw ReadError(tooLongFor: limit) }
            let handle = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: false)
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch let problem as ReadError {
            throw problem
        } catch Errno.noSuchFileOrDirectory {
            throw ReadError(words: "no such file")
        } catch {
            throw ReadError(words: "the file can't be read; check its permissions")
        }
        // It may have grown since.
        guard data.count <= limit else { throw ReadError(tooLongFor: limit) }
        return data
    }
}
