/// Bodies of type `multipart/form-data` (RFC 7578).
package enum MultipartForm {
    /// Decodes the parts by name; parts that are files are left out, as PHP keeps them apart.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - contentType: What it calls itself.
    ///   - limit: How many parts it may have.
    /// - Returns: The parameters, or `nil` if the content type names no boundary, or there are more parts.
    package static func parameters(
        _ body: [UInt8],
        contentType: String,
        atMost limit: Int = .max
    ) -> [(String, JSONValue)]? {
        guard let boundary = attribute("boundary", of: contentType), boundary.utf8.count <= longestBoundary else {
            return nil
        }
        let delimiter = Array("--\(boundary)".utf8)
        var array = PHPArray()
        let parts = parts(of: body, between: delimiter)
        guard parts.count <= limit else { return nil }
        for part in parts {
            guard let end = part.firstRange(of: blankLine) else { continue }
            let head = String(decoding: part[..<end.lowerBound], as: UTF8.self)
            guard let name = attribute("name", of: head), attribute("filename", of: head) == nil else { continue }
            array.set(PHPQuery.path(name)[...], to: String(decoding: part[end.upperBound...], as: UTF8.self))
        }
        return array.entries
    }

    /// How long a boundary may be, in bytes.
    ///
    /// Source: RFC 2046, section 5.1.1
    private static let longestBoundary = 70

    private static let blankLine = Array("\r\n\r\n".utf8)

    /// The parts between the delimiters, without the line breaks that belong to them.
    ///
    /// A delimiter begins a line, so that only beginnings of lines are looked at.
    private static func parts(of body: [UInt8], between delimiter: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var begin: Int?
        var line = body.startIndex
        while line < body.endIndex {
            if body[line...].starts(with: delimiter) {
                // The line break before a delimiter belongs to it.
                if let begin { parts.append(body[begin..<max(begin, line - 2)]) }
                begin = line + delimiter.count
            }
            guard let end = body[line...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            line = end + 1
        }
        return parts
    }

    /// The value of `name=value` or `name="value"` in a header.
    private static func attribute(_ name: String, of header: String) -> String? {
        for piece in header.split(whereSeparator: { $0 == ";" || $0.isNewline }).dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].drop(while: { $0 == " " }).lowercased() == name else { continue }
            let value = pair[1]
            return String(value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value)
        }
        return nil
    }
}
