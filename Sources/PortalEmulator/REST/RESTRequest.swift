import Wire

/// A decoded request to the portal, before its credentials are checked.
struct RESTRequest: Sendable {
    let address: RESTAddress
    /// Path and query as they were sent.
    let target: String
    let httpMethod: String
    let carrier: ReceivedRequest.Carrier
    let parameters: JSONObject
    /// The token of the header `Authorization`, or `nil` if there is none.
    let bearer: String?
    /// Host and port as the client knows them, for links to files.
    let authority: String
    /// Chooses the command of a batch that fails within the portal; `nil` if none does.
    var failingCommand: UInt64?
    /// The fault that occurs; the request is carried out nevertheless.
    var fault: EmulatorFault?

    /// The access token: of the header, else `auth`, else `access_token`.
    ///
    /// `auth` is documented in <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/authorization.html>, the header in the
    /// examples of `tasks.flow.Flow.*`. `access_token` and the order are undocumented: they are observed in the module `rest`.
    var token: String? {
        bearer ?? Self.tokenParameters.lazy.compactMap { parameters[$0]?.phpText }.first
    }

    /// The parameters that may hold a token.
    static let tokenParameters = ["auth", "access_token"]
}

/// What the path of a request names.
struct RESTAddress: Sendable, Hashable {
    /// User id and code of a webhook, or `nil` if the caller needs a token.
    let webhook: Webhook?
    /// The method in small letters, such as `user.get`.
    let method: String
    /// The form that the answer is to have.
    let format: AnswerFormat

    struct Webhook: Sendable, Hashable {
        let ownerID: String
        let code: String
    }

    /// Reads `/rest/1/code/user.get.json/` or `/rest/user.get`; empty parts, as `//` leaves them, don't count.
    init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.first == "rest", parts.count == 2 || parts.count == 4 else { return nil }
        webhook = parts.count == 4 ? Webhook(ownerID: parts[1], code: parts[2]) : nil
        (method, format) = AnswerFormat.split(parts[parts.count - 1].lowercased())
    }
}
