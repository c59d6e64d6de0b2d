extension RESTPortal {
    /// Whether a method is known to read and change nothing.
    ///
    /// For methods that this package doesn't know, the name decides: `crm.deal.list` reads. `event.offline.get` empties what it
    /// reads.
    public static func isRead(_ method: String) -> Bool {
        let method = method.lowercased()
        guard method != "user.update", method != "event.offline.get" else { return false }
        return RetryPolicy.isRepeatable(method) || [".get", ".list", ".fields"].contains(where: method.hasSuffix)
    }

    /// A text without the webhook's code and the tokens, should the portal have repeated them.
    public func hidingSecrets(in text: String) async -> String {
        text.hiding(await secrets.map(\.text))
    }
}
