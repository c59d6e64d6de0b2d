import Wire

// Not FoundationEssentials, whose parser doesn't know the ASCII form of a host such as портал.рф.
import struct Foundation.URLComponents

/// Where a portal's REST API is: a webhook's address, which holds its credentials, or one that needs a token.
///
/// Host, port and the path before `/rest/` are kept, since a self-hosted portal may be anywhere.
/// ``description`` hides the webhook's code.
///
/// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html>
public struct PortalAddress: Hashable, Sendable, CustomStringConvertible {
    /// The display name of the portal: its host, with the port if one is given.
    public let host: String
    /// What is called, such as `https://company.bitrix24.com`.
    private let origin: String
    /// Everything behind it up to the code, such as `/rest/1/`, or up to the method without one.
    private let path: String
    /// The webhook's code, which is its user's rights.
    let code: Secret?

    /// Reads `https://host/rest/1/code/` or `https://host/rest/`, with or without the last slash.
    ///
    /// Plain `http://` is accepted for this machine only (`127.0.0.0/8`, `::1` and `localhost`).
    ///
    /// - Throws: ``PortalAddressError``.
    public init(_ text: String) throws(PortalAddressError) {
        guard text.contains("://") else { throw .schemeMissing }
        guard let components = URLComponents(string: text), let name = components.host?.lowercased(),
            let ascii = components.encodedHost?.lowercased(), Self.isHost(ascii)
        else { throw .malformed }
        let scheme = components.scheme?.lowercased() ?? ""
        guard scheme == "https" || scheme == "http" else { throw .schemeMissing }
        guard components.user == nil, components.query == nil, components.fragment == nil else { throw .tooMuch }
        guard components.port.map({ (1...65_535).contains($0) }) ?? true else { throw .malformed }

        let port = components.port.map { ":\($0)" } ?? ""
        host = name + port
        guard scheme == "https" || Self.isThisMachine(ascii) else { throw .httpsRequired(host: host) }
        let (path, code) = try Self.split(components.percentEncodedPath)
        origin = "\(scheme)://\(ascii)\(port)"
        self.path = "/\(path)"
        self.code = code
    }

    /// Whether calls need an access token, since the address holds no code.
    public var needsToken: Bool { code == nil }

    /// Whether calls use TLS, as all do that leave this machine.
    public var isSecured: Bool { origin.hasPrefix("https:") }

    /// The address with `<secret>` in place of the code.
    public var description: String { origin + path + (code.map { "\($0)/" } ?? "") }

    /// The address of one method, secret and all.
    func url(of method: String) -> String { origin + target(of: method) }

    /// What follows the host in the address of one method, secret and all.
    func target(of method: String, isVersionThree: Bool = false) -> String {
        (isVersionThree ? versionThreePath : path) + (code.map { "\($0.text)/" } ?? "") + method
    }

    /// Where the methods of REST 3 are: `/rest/api/1/` in place of `/rest/1/`.
    ///
    /// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/rest-v3.html>
    private var versionThreePath: String {
        guard let rest = path.ranges(of: "/rest/").last else { return path }
        return path.replacingCharacters(in: rest, with: "/rest/api/")
    }

    /// The number of the user whose webhook it is; `nil` if it needs a token.
    public var webhookOwner: Int? {
        guard code != nil else { return nil }
        return path.split(separator: "/").last.flatMap { Int($0) }
    }

    /// The same API on the host that another address names, with the same code.
    ///
    /// - Throws: ``PortalAddressError``, for example if that address is plain `http://` on another machine.
    func onHost(of location: String) throws(PortalAddressError) -> PortalAddress {
        guard let components = URLComponents(string: location), let scheme = components.scheme,
            let host = components.encodedHost
        else { throw .malformed }
        let port = components.port.map { ":\($0)" } ?? ""
        return try PortalAddress("\(scheme)://\(host)\(port)\(path)\(code.map { "\($0.text)/" } ?? "")")
    }

    /// Whether a path is that of a method, with this address's credentials.
    func isOfAPI(_ path: String) -> Bool {
        path.hasPrefix(target(of: "")) || path.hasPrefix(target(of: "", isVersionThree: true))
    }

    /// What a redirection names, if that is on the same server: the part behind the host, or an address that is relative already; `nil`
    /// if it is anywhere else.
    func path(at location: String) -> String? {
        // Browsers take a backslash for a slash, and so `/\host` for another host.
        guard !location.contains("\\"), let components = URLComponents(string: location) else { return nil }
        guard components.scheme != nil || components.host != nil else { return location }
        let port = components.port.map { ":\($0)" } ?? ""
        guard let scheme = components.scheme?.lowercased(), let host = components.encodedHost?.lowercased(),
            "\(scheme)://\(host)\(port)" == origin, let authority = location.firstRange(of: "://")
        else { return nil }
        let path = location[authority.upperBound...].drop { !"/?#".contains($0) }
        return path.hasPrefix("/") ? String(path) : "/\(path)"
    }

    /// Whether another address is in the same domain, so that only the portal's own name differs: `north.bitrix24.com` and
    /// `south.bitrix24.com`, or two ports of this machine.
    func isInDomain(of other: PortalAddress) -> Bool {
        let (one, two) = (Self.labels(host), Self.labels(other.host))
        if Self.isThisMachine(one.joined(separator: ".")) { return one == two }
        return one.count >= 3 && one.dropFirst() == two.dropFirst()
    }

    private static func labels(_ host: String) -> [Substring] {
        (host.split(separator: ":").first ?? "").split(separator: ".")
    }

    private static func split(_ path: String) throws(PortalAddressError) -> (path: String, code: Secret?) {
        let parts = path.split(separator: "/")
        guard let rest = parts.lastIndex(of: "rest") else { throw .pathMissing }
        let credentials = parts[(rest + 1)...]
        guard credentials.first != "api" else { throw .versionThree }
        let kept = parts[...rest].joined(separator: "/") + "/"
        guard let user = credentials.first else { return (kept, nil) }
        guard credentials.count >= 2, user.utf8.allSatisfy(\.isASCIIDigit) else { throw .codeMissing }
        guard credentials.count == 2 else { throw .methodAfterCode }
        return (kept + user + "/", Secret(String(credentials[rest + 2])))
    }

    private static func isHost(_ host: String) -> Bool {
        if host.hasPrefix("[") { return host.hasSuffix("]") }
        return !host.isEmpty && host.utf8.allSatisfy { $0.isASCIIWord || "-.".utf8.contains($0) }
    }

    static func isThisMachine(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
    }
}
