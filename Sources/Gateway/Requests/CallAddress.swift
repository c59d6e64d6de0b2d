import Wire

/// What the path of a call names: whose credentials, and which method.
///
/// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html>
struct CallAddress: Hashable, Sendable {
    /// The number and the code of a webhook's path; `nil` if the credentials are elsewhere.
    struct Credentials: Hashable, Sendable {
        let owner: String
        let code: String
    }

    /// The credentials, if the path has them.
    let credentials: Credentials?
    /// What follows the credentials and a slash, as it came: the method with its end and slashes.
    let tail: String
    /// The method in small letters, without the end that chooses a form.
    let method: String
    /// Whether the answer is to be XML.
    let isXML: Bool
    /// Whether it is below `/rest/api/`, where other methods are.
    let isVersionThree: Bool

    /// Reads `/rest/1/code/user.get.json/`, `/rest/user.get` and the same below `/rest/api/`; empty parts, as `//` leaves them,
    /// don't count.
    ///
    /// A portal undoes percent encoding, and takes `.` and `..` for folders; here that is no method: else one could be called
    /// by a name under which nobody looks for it.
    ///
    /// - Parameter path: The path as it came.
    init?(path: some StringProtocol) {
        let text = String(path)
        let parts = text.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        guard parts.first == "rest", parts.allSatisfy({ Self.isPlain($0) }) else { return nil }
        isVersionThree = parts.count > 1 && parts[1] == "api"
        var rest = parts.dropFirst(isVersionThree ? 2 : 1)
        guard let first = rest.first else { return nil }
        if rest.count >= 3, first.utf8.allSatisfy(\.isASCIIDigit) {
            credentials = Credentials(owner: String(first), code: String(rest[rest.startIndex + 1]))
            rest = rest.dropFirst(2)
        } else {
            credentials = nil
        }
        guard rest.count == 1 || isVersionThree else { return nil }
        let joined = rest.joined(separator: "/")
        // In front of it is a slash.
        let before = parts[rest.startIndex - 1].endIndex
        tail = String(text[before...].dropFirst())
        let name = joined.lowercased()
        isXML = name.hasSuffix(".xml")
        guard isVersionThree || MethodRules.isPlain(name) else { return nil }
        method = isXML || name.hasSuffix(".json") ? String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]) : name
    }

    private static func isPlain(_ part: some StringProtocol) -> Bool {
        part.utf8.allSatisfy { $0.isASCIIWord || "._-".utf8.contains($0) } && part != "." && part != ".."
    }
}
