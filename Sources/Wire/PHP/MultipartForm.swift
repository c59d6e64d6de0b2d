/// Bodies of type `multipart/form-data` (RFC 7578).
package enum MultipartForm {
    /// Decodes the parts by name; parts that are files are left out, as PHP keeps them apart.
    ///
    /// - Returns: The parameters, or `nil` if the content type names no boundary.
    package static func parameters(_ body: [UInt8], contentType: String) -> [(String, JSONValue)]? {
        guard let boundary = attribute("boundary", of: contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        var array = PHPArray()
        for part in parts(of: body, between: delimiter) {
            guard let end = part.firstRange(of: blankLine) else { continue }
            let head = String(decoding: part[..<end.lowerBound], as: UTF8.self)
            guard let name = attribute("name", of: head), attribute("filename", of: head) == nil else { continue }
            array.set(PHPQuery.path(name)[...], to: String(decoding: part[end.upperBound...], as: UTF8.self))
        }
        return array.entries
    }

    private static let blankLine = Array("\r\n\r\n".utf8)

    /// The parts between the delimiters, without the line breaks that belong to them.
    private static func parts(of body: [UInt8], between delimiter: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var rest = body[...]
        guard let first = rest.firstRange(of: delimiter) else { return [] }
        rest = rest[first.upperBound...]
        while let next = rest.firstRange(of: delimiter) {
            parts.append(rest[..<next.lowerBound].dropLast(2))
            rest = rest[next.upperBound...]
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
