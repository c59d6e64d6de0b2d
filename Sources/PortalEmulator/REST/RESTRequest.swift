import Wire

/// A decoded request to the portal, before its credentials are checked.
struct RESTRequest: Sendable {
    let address: RESTAddress
    /// Path and query as they were sent.
    let target: String
    let httpMethod: String
    let carrier: ReceivedRequest.Carrier
    let parameters: JSONObject
    /// Host and port as the client knows them, for links to files.
    let authority: String
    /// Chooses the command of a batch that fails within the portal; `nil` if none does.
    var failingCommand: UInt64?
    /// The fault that occurs; the request is carried out nevertheless.
    var fault: EmulatorFault?
}

/// What the path of a request names.
struct RESTAddress: Sendable, Hashable {
    /// User id and code of a webhook, or `nil` if the caller needs a token.
    let webhook: Webhook?
    /// The method in small letters, such as `user.get`.
    let method: String

    struct Webhook: Sendable, Hashable {
        let ownerID: String
        let code: String
    }

    /// Reads `/rest/1/code/user.get.json/` or `/rest/user.get`; empty parts, as `//` leaves them, don't count.
    init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.first == "rest", parts.count == 2 || parts.count == 4 else { return nil }
        webhook = parts.count == 4 ? Webhook(ownerID: parts[1], code: parts[2]) : nil
        let name = parts[parts.count - 1].lowercased()
        method = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    }
}
