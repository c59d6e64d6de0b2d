import Wire

/// The parameters of a call, wherever they travel, as PHP reads them.
struct CallParameters: Sendable {
    /// The parameters by name, as they came.
    private(set) var all: JSONObject

    /// Why a body can't be read.
    struct Unreadable: Error {
        /// The reason, as one sentence without a full stop.
        let words: String

        fileprivate static func tooMany(_ bound: Int) -> Unreadable {
            Unreadable(words: "it has more than \(bound) values")
        }
    }

    /// How many values a query or a form may have; PHP takes a tenth of it unless it is told otherwise.
    static let mostValues = 10_000
    /// How many values JSON may have; PHP takes any number, and each takes some hundred bytes here.
    static let mostValuesOfJSON = 100_000

    /// Reads the parameters of a request; those of the body win.
    ///
    /// - Parameters:
    ///   - query: What follows the question mark.
    ///   - body: The complete body.
    ///   - type: What the body calls itself.
    /// - Throws: ``Unreadable``.
    init(query: String?, body: [UInt8], type: String?) throws(Unreadable) {
        guard let named = PHPQuery.parameters((query ?? "").utf8, atMost: Self.mostValues) else {
            throw .tooMany(Self.mostValues)
        }
        var all = JSONObject(named)
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
            guard let entries = MultipartForm.parameters(body, contentType: type, atMost: mostValues) else {
                throw Unreadable(words: "the form's type names no boundary between its parts, or they are too many")
            }
            return entries
        }
        guard name.hasPrefix("application/json") else {
            guard let entries = PHPQuery.parameters(body, atMost: mostValues) else { throw .tooMany(mostValues) }
            return entries
        }
        do throws(JSONError) {
            if case .object(let object) = try JSONReader.value(from: body, atMost: mostValuesOfJSON) {
                return object.map { ($0.key, $0.value) }
            }
        } catch {
            if error.code == .tooMany { throw .tooMany(mostValuesOfJSON) }
        }
        throw Unreadable(words: "the body calls itself JSON, and is not a JSON object")
    }
}

/// Query strings whose parts stay as they came.
enum RawQuery {
    /// A query without the credentials in it; `nil` if nothing is left.
    static func withoutCredentials(_ query: String?) -> String? {
        guard let query else { return nil }
        let pairs = pairs(in: query.utf8)
        return pairs.isEmpty ? nil : String(decoding: Array(pairs.joined(separator: "&".utf8)), as: UTF8.self)
    }

    /// A form without the credentials in it.
    static func withoutCredentials(_ form: [UInt8]) -> [UInt8] { Array(pairs(in: form).joined(separator: "&".utf8)) }

    private static func pairs<Bytes: Collection<UInt8>>(in query: Bytes) -> [Bytes.SubSequence] {
        query.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).filter { pair in
            let name = PHPQuery.path(PHPQuery.decode(pair.prefix { $0 != UInt8(ascii: "=") }))[0]
            return !CallParameters.credentials.contains(name)
        }
    }

    /// The token in a query.
    static func token(in query: String?) -> String? {
        guard let query else { return nil }
        let named = PHPQuery.parameters(query.utf8, atMost: CallParameters.mostValues) ?? []
        return CallParameters(JSONObject(named)).token
    }
}
