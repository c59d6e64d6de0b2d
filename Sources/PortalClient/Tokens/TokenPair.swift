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
            throw TokenFile.error(path, "has neither access_token nor refresh_token")
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

    /// The `server_endpoint`: the REST address of the token server.
    var endpoint: String? { text("server_endpoint") }

    /// The token server by `domain`, which names the portal in other answers.
    var issuer: TokenServer? { text("domain").flatMap { TokenServer(named: $0) } }

    /// Whether the token must be renewed before it is of any use.
    ///
    /// - Parameter now: The seconds since 1970.
    /// - Returns: Whether there is no token, or one that can be renewed and whose time is over.
    func isDue(at now: Double) -> Bool {
        guard text("access_token") != nil else { return true }
        // Some write the seconds that a token lasts; those are no moment.
        guard let expires = object["expires"]?.wholeNumber, expires > 1_000_000_000 else { return false }
        return Double(expires) <= now && renewal != nil
    }

    /// Whatever must not show in an error.
    var secrets: [Secret] {
        ["access_token", "refresh_token", "client_secret"].compactMap { text($0) }.map { Secret($0) }
    }

    /// The pair with what the token server answered, except for a token server that isn't Bitrix24's.
    func renewed(by answer: JSONObject) -> TokenPair {
        var pair = self
        pair.object["expires"] = nil
        for (name, value) in answer {
            if name == "server_endpoint", value.stringValue.flatMap(TokenServer.init(named:)) == nil { continue }
            pair.object[name] = value
        }
        return pair
    }

    /// The file's text.
    var json: String { JSONValue.object(object).text + "\n" }

    private func text(_ name: String) -> String? { object[name]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } }
}
