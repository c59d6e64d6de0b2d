import FoundationEssentials
import GRDB
import Wire

/// A file on the portal, such as a photo.
struct PortalFile: Sendable {
    let name: String
    let content: Data

    /// Reads an upload, `["anna.jpg", "<Base64>"]`.
    ///
    /// Base64 is read as PHP reads it, which skips what doesn't belong there: a damaged text becomes a damaged file.
    ///
    /// - Throws: ``RESTError`` if the content is empty.
    init?(uploaded value: JSONValue) throws(RESTError) {
        let parts = value.phpText == nil ? value.phpElements : []
        guard parts.count == 2, let name = parts[0].phpText, let text = parts[1].phpText else { return nil }
        guard !text.isEmpty else { throw .core("") }
        self.name = name
        content = Self.decode(text)
    }

    init(name: String, content: Data) {
        self.name = name
        self.content = content
    }

    /// Stores the file.
    ///
    /// - Returns: Its id.
    func insert(_ db: Database) throws -> Int64 {
        try db.execute(sql: "INSERT INTO file (NAME, CONTENT) VALUES (?, ?)", arguments: [name, content])
        return db.lastInsertedRowID
    }

    private static func decode(_ text: String) -> Data {
        var digits = text.utf8.filter { $0.isASCIIWord || "+/".utf8.contains($0) }
        // One digit alone in the last group of four holds less than a byte.
        if digits.count % 4 == 1 { digits.removeLast() }
        digits.append(contentsOf: repeatElement(UInt8(ascii: "="), count: (4 - digits.count % 4) % 4))
        return Data(base64Encoded: Data(digits)) ?? Data()
    }
}
