import Wire

/// The tokens of the portal's applications: which hold, and until when.
struct TokenLedger: Sendable {
    /// What a token server hands out.
    struct Pair: Sendable {
        let credential: EmulatorCredential
        let accessToken: String
        let refreshToken: String
        let expiresAt: Double
        let lifetime: Int
    }

    /// How long the code of an authorization holds, in seconds.
    private static let codeLifetime = 30.0

    private let credentials: [EmulatorCredential]
    /// Access token to the position of its credential, and to the moment from which on it is expired.
    private var accessTokens: [String: (position: Int, expiresAt: Double)] = [:]
    /// The one refresh token that holds for each credential with an application.
    private var refreshTokens: [Int: String] = [:]
    private var codes: [String: (position: Int, expiresAt: Double)] = [:]

    init(_ credentials: [EmulatorCredential], now: Double) {
        self.credentials = credentials
        for (position, credential) in credentials.enumerated() {
            let lifetime = credential.application.map { Double($0.tokenLifetime) } ?? .infinity
            accessTokens[credential.accessToken] = (position, now + lifetime)
            refreshTokens[position] = credential.application?.refreshToken
        }
    }

    /// The credential behind an access token.
    func credential(of token: String, now: Double) throws(RESTError) -> EmulatorCredential {
        guard let entry = accessTokens[token] else { throw .noAuthorization }
        guard now < entry.expiresAt else { throw .expiredToken }
        return credentials[entry.position]
    }

    /// Ends all access tokens.
    mutating func expireAll() {
        for token in accessTokens.keys {
            accessTokens[token]?.expiresAt = -.infinity
        }
    }

    /// Makes the code that a browser would bring back from the authorization of an application.
    ///
    /// - Returns: The code, or `nil` if no application has that id.
    mutating func makeCode(clientID: String, now: Double) -> String? {
        guard let position = position(ofApplication: clientID) else { return nil }
        let code = Self.secret()
        codes[code] = (position, now + Self.codeLifetime)
        return code
    }

    /// Makes a new pair for a refresh token, which holds no longer, or for a code.
    mutating func grant(_ parameters: JSONObject, now: Double) throws(RESTError) -> Pair {
        let grantType = parameters["grant_type"]?.phpText ?? ""
        guard let name = Self.grants[grantType] else { throw .invalidRequest("Unknown grant type") }
        guard let proof = parameters[name]?.phpText, !proof.isEmpty else {
            throw .invalidRequest("No \"\(name)\" parameter found")
        }
        guard let position = position(ofApplication: parameters["client_id"]?.phpText ?? "") else {
            throw .unknownClient
        }
        let secret = credentials[position].application?.clientSecret
        guard parameters["client_secret"]?.phpText == secret else { throw .invalidClient }
        let scopes = (parameters["scope"]?.phpText ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
        guard credentials[position].scopes.isSuperset(of: scopes) else { throw .invalidScope }
        let isGood = name == "code" ? take(code: proof, of: position, now) : refreshTokens[position] == proof
        guard isGood else { throw .invalidGrant }
        return makePair(position, now)
    }

    /// What proves that a grant is due, by the grant's type.
    private static let grants = ["refresh_token": "refresh_token", "authorization_code": "code"]

    private func position(ofApplication clientID: String) -> Int? {
        credentials.firstIndex { $0.application?.clientID == clientID }
    }

    private mutating func take(code: String, of position: Int, _ now: Double) -> Bool {
        guard let entry = codes.removeValue(forKey: code) else { return false }
        return entry.position == position && now < entry.expiresAt
    }

    private mutating func makePair(_ position: Int, _ now: Double) -> Pair {
        let lifetime = credentials[position].application?.tokenLifetime ?? 0
        let pair = Pair(
            credential: credentials[position],
            accessToken: Self.secret(),
            refreshToken: Self.secret(),
            expiresAt: now + Double(lifetime),
            lifetime: lifetime
        )
        accessTokens[pair.accessToken] = (position, pair.expiresAt)
        refreshTokens[position] = pair.refreshToken
        return pair
    }

    private static func secret() -> String {
        String((0..<32).compactMap { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() })
    }
}

/// Source of the codes: <https://apidocs.bitrix24.com/settings/oauth/error-codes.html>, which names neither statuses nor
/// `wrong_client`; those are from <https://github.com/bitrix24/b24pysdk>.
extension RESTError {
    static let unknownClient = RESTError(status: 200, code: "wrong_client")
    /// The secret is wrong.
    ///
    /// The status is undocumented: b24phpsdk expects 401, and b24pysdk has seen 400.
    static let invalidClient = RESTError(status: 401, code: "invalid_client")
    static let invalidGrant = RESTError(status: 400, code: "invalid_grant")
    static let invalidScope = RESTError(
        status: 403,
        code: "invalid_scope",
        text: "Given scope exceeds permissions associated with given grant"
    )

    static func invalidRequest(_ text: String) -> RESTError {
        RESTError(status: 400, code: "invalid_request", text: text)
    }
}

extension TokenLedger.Pair {
    /// The token server's answer.
    func answer(authority: String, scheme: String) -> JSONValue {
        [
            "access_token": .string(accessToken),
            "client_endpoint": .string("\(scheme)://\(authority)/rest/"),
            "domain": .string(authority),
            "expires": .integer(Int(expiresAt)),
            "expires_in": .integer(lifetime),
            // Names the portal for good; there is but one.
            "member_id": "b7c1f7a4e0d94c0e8f5a2d6b9c3e1a70",
            "refresh_token": .string(refreshToken),
            "scope": .string(credential.scopes.sorted().joined(separator: ",")),
            "server_endpoint": .string("\(scheme)://\(authority)/rest/"),
            "status": "L",
            "user_id": .integer(credential.ownerID),
        ]
    }
}
