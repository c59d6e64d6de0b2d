import Foundation

/// A file that is read as a whole, within a bound.
enum SmallFile {
    /// Why a file can't be read, as the end of a sentence that begins with its name.
    struct Problem: Error {
        var words: String
    }

    /// The bytes of a regular file, or of what a link leads to.
    static func bytes(of path: String, atMost limit: Int) throws(Problem) -> Data {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            throw Problem(words: "there is no such file")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Problem(words: "it is no regular file")
        }
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw Problem(words: "the file can't be read; check its permissions")
        }
        guard data.count <= limit else {
            throw Problem(words: "longer than \(limit >> 20) MiB, the most that it may have")
        }
        return data
    }
}
