import Wire

/// The parameters of a call, wherever they travel, as PHP reads them.
struct CallParameters: Sendable {
    /// The parameters by name, as they came.
    private(set) var all: JSONObject

    /// Why a body can't be read.
    struct Unreadable: Error {
        /// The reason, as one sentence without a full stop.
        let words: String
    }

    /// Reads the parameters of a request; those of the body win.
    ///
    /// - Parameters:
    ///   - query: What follows the question mark.
    ///   - body: The complete body.
    ///   - type: What the body calls itself.
    ///   - encoding: How the body is packed.
    /// - Throws: ``Unreadable``.
    init(query: String?, body: [UInt8], type: String?, encoding: String?) throws(Unreadable) {
        var all = JSONObject(PHPQuery.parameters((query ?? "").utf8))
        if !body.isEmpty, let encoding, !["", "identity"].contains(encoding.lowercased()) {
            throw Unreadable(words: "the body is packed as \(encoding.prefix(20)); send it as it is")
        }
        for (name, value) in try Self.entries(of: body, type: type ?? "") { all[name] = value }
        self.all = all
    }

    /// Takes parameters that were read.
    init(_ all: JSONObject) {
        self.all = all
    }

    /// The parameter of that name, in whatever case it came.
    ///
    /// - Parameter name: The name in small letters.
    subscript(name: String) -> JSONValue? { all.first { $0.key.lowercased() == name }?.value }

    /// The token that the parameters hold; `auth` is documented, `access_token` is observed.
    ///
    /// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/authorization.html>
    var token: String? { Self.credentials.lazy.compactMap { all[$0]?.phpText }.first { !$0.isEmpty } }

    /// The names under which credentials travel.
    static let credentials = ["auth", "access_token"]

    private static func entries(of body: [UInt8], type: String) throws(Unreadable) -> [(String, JSONValue)] {
        guard !body.isEmpty else { return [] }
        let name = type.lowercased()
        if name.hasPrefix("multipart/form-data") {
            guard let entries = MultipartForm.parameters(body, contentType: type) else {
                throw Unreadable(words: "the form's type names no boundary between its parts")
            }
            return entries
        }
        guard name.hasPrefix("application/json") else { return PHPQuery.parameters(body) }
        guard case .object(let object)? = try? JSONReader.value(from: body) else {
            throw Unreadable(words: "the body calls itself JSON, and is not a JSON object")
        }
        return object.map { ($0.key, $0.value) }
    }
}

/// Query strings whose parts stay as they came.
enum RawQuery {
    /// A query without the credentials in it; `nil` if nothing is left.
    static func withoutCredentials(_ query: String?) -> String? {
        guard let query else { return nil }
        let pairs = query.split(separator: "&", omittingEmptySubsequences: false).filter { pair in
            let name = PHPQuery.decode(pair.prefix { $0 != "=" }.utf8)
            return !CallParameters.credentials.contains(name)
        }
        return pairs.isEmpty ? nil : pairs.joined(separator: "&")
    }

    /// The token in a query.
    static func token(in query: String?) -> String? {
        guard let query else { return nil }
        return CallParameters(JSONObject(PHPQuery.parameters(query.utf8))).token
    }
}
