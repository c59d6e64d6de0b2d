// Not FoundationEssentials, whose parser doesn't know the ASCII form of a host.
import struct Foundation.URLComponents

/// A server that renews OAuth tokens, and is sent the application's secret for that.
///
/// Bitrix24 has one for the west and one for the east. Its answers, and so the token file, name the one that issued the tokens.
///
/// Source: <https://apidocs.bitrix24.com/settings/oauth/auto-renewal.html>, and for the regions the constants of
/// <https://github.com/bitrix24/b24phpsdk>
public struct TokenServer: Hashable, Sendable {
    /// Its host, with the port if one is given, as errors name it.
    public let host: String
    /// The address that renews tokens.
    let address: String

    /// The server of the west.
    static let west = TokenServer(bitrix24: "oauth.bitrix.info")
    /// The server of the east, and the only one in the documentation, so it is taken if nothing names another.
    static let east = TokenServer(bitrix24: "oauth.bitrix24.tech")

    private init(bitrix24 host: String) {
        self.host = host
        address = "https://\(host)/oauth/token/"
    }

    /// Reads the address that an administrator gives: up to `oauth/token/` or `rest/`, or with it.
    ///
    /// - Returns: `nil` if it is no address, or plain `http://` on another machine.
    public init?(_ address: String) {
        guard let components = URLComponents(string: address), let host = components.encodedHost, !host.isEmpty,
            components.user == nil, components.query == nil, components.fragment == nil,
            components.scheme == "https" || components.scheme == "http" && PortalAddress.isThisMachine(host)
        else { return nil }
        self.host = host.lowercased() + (components.port.map { ":\($0)" } ?? "")
        var base = address.hasSuffix("/") ? address : address + "/"
        for end in ["/oauth/token/", "/rest/"] where base.hasSuffix(end) { base = base.dropLast(end.count) + "/" }
        self.address = base + "oauth/token/"
    }

    /// The server of Bitrix24 that an answer names, such as `https://oauth.bitrix.info/rest/`, or its host alone.
    ///
    /// Only the host is taken over: an answer or a file that somebody changed must not send the secret elsewhere.
    ///
    /// - Returns: `nil` for any other server.
    init?(named text: String) {
        let host = text.contains("://") ? URLComponents(string: text)?.encodedHost : text
        guard let server = [Self.west, .east].first(where: { $0.host == host?.lowercased() }) else { return nil }
        self = server
    }
}
