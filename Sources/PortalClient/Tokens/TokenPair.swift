import PortalModel
import Wire

/// The tokens in a ``TokenFile``.
struct TokenPair: Sendable {
    private var object: JSONObject

    /// Reads the file's text.
    ///
    /// - Throws: ``PortalError`` with `.tokenFile`, naming the member that is missing and never its value.
    init(reading json: String, path: String) throws(PortalError) {
        guard case .object(let object)? = try? JSONReader.value(from: json) else {
            throw TokenFile.error(path, "is not a JSON object")
        }
        self.object = object
        guard text("access_token") != nil || text("refresh_token") != nil else {
            throw TokenFile.error(path, "has no access_token")
        }
    }

    /// The token for calls; empty if only the refresh token is known.
    var access: Secret { Secret(text("access_token") ?? "") }

    /// What renews the token, with each member that is needed; `nil` if one is missing.
    var renewal: (id: String, secret: Secret, refresh: Secret)? {
        guard let id = text("client_id"), let secret = text("client_secret"), let refresh = text("refresh_token") else {
            return nil
        }
        return (id, Secret(secret), Secret(refresh))
    }

    /// Whatever must not show in an error.
    var secrets: [Secret] {
        ["access_token", "refresh_token", "client_secret"].compactMap { text($0) }.map { Secret($0) }
    }

    /// The pair with what the token server answered.
    func renewed(by answer: JSONObject) -> TokenPair {
        var pair = self
        for (name, value) in answer { pair.object[name] = value }
        return pair
    }

    /// The file's text.
    var json: String { JSONValue.object(object).text + "\n" }

    private func text(_ name: String) -> String? { object[name]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } }
}
