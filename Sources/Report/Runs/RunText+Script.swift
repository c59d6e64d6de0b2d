public import PortalModel
import Wire

/// The text of a script that a run had.
extension RunText {
    /// The text with the number of each line.
    ///
    /// - Parameters:
    ///   - name: The file's name.
    ///   - sha256: The text's SHA-256.
    ///   - text: The text.
    /// - Returns: A heading, and the lines behind an empty one.
    public static func script(_ name: ForeignText, sha256: String, text: String) -> String {
        var lines = ForeignText(text).lines
        if lines.last?.isEmpty == true { lines.removeLast() }
        let width = String(lines.count).count
        let numbered = lines.enumerated().map { index, line in
            "\(String(index + 1).aligned(to: width))  \(line)".trimmedAtEnd
        }
        return (["\(name), SHA-256 \(sha256)", ""] + numbered).joined(separator: "\n")
    }

    /// The same as a line of JSON.
    public static func json(script name: ForeignText, sha256: String, text: String) -> String {
        let object: JSONObject = [
            "type": "script", "name": .string(name.verbatim), "sha256": .string(sha256), "text": .string(text),
        ]
        return JSONValue.object(object).text
    }
}

extension String {
    fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
