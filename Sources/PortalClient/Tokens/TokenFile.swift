import Foundation
import PortalModel

/// A file of mode 0600 that keeps an OAuth application's tokens from one start to the next.
///
/// It is a JSON object as the token server answers, with the application's id and secret added:
///
/// ```json
/// {"client_id": "local.…", "client_secret": "…", "access_token": "…", "refresh_token": "…",
///  "server_endpoint": "https://oauth.bitrix.info/rest/"}
/// ```
///
/// A file without `access_token`, or whose `expires` is past, is renewed before the first call. Other members are kept. Each renewal replaces the file in one step, so that a crash leaves the old one or the new
/// one, and happens under a lock, so that of several processes one renews and the others read what it wrote: a refresh token
/// is good for one use.
///
/// Source: <https://apidocs.bitrix24.com/settings/oauth/index.html>
public struct TokenFile: Sendable, Hashable {
    /// Where the file is.
    public let path: String
    /// The server that renews the tokens; `nil` for the one of Bitrix24 that the file names.
    public let server: TokenServer?

    /// Names a file; it is read when the first call is due.
    public init(path: String, server: TokenServer? = nil) {
        self.path = path
        self.server = server
    }
}

extension TokenFile {
    /// What errors name in place of a method.
    static let method = "oauth/token"

    /// The server that renews these tokens.
    ///
    /// - Throws: ``PortalError`` with `.tokenFile` if the file names one that isn't Bitrix24's.
    func server(for pair: TokenPair) throws(PortalError) -> TokenServer {
        if let server { return server }
        guard let endpoint = pair.endpoint else { return pair.issuer ?? .east }
        guard let server = TokenServer(named: endpoint) else {
            throw Self.error(
                path,
                "names the token server \(endpoint), which is not one of Bitrix24's; if it is right, "
                    + "set token_server in moonhook.lua to it"
            )
        }
        return server
    }

    static func error(_ path: String, _ problem: String) -> PortalError {
        PortalError(.tokenFile, method: method, portalMessage: ForeignText("the token file \(path) \(problem)"))
    }

    /// Reads the tokens.
    func read() throws(PortalError) -> TokenPair {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw Self.error(path, "can't be read")
        }
        return try TokenPair(reading: String(decoding: data, as: UTF8.self), path: path)
    }

    /// Replaces the file by one with these tokens, in one step; a concurrent reader finds the old one or the new one.
    func write(_ pair: TokenPair) throws(PortalError) {
        // Foundation gives a new file the rights that the mask leaves. Meanwhile other threads' files get too few rights, not too
        // many; the call that would need no mask, `rename`, takes pointers.
        let mask = umask(0o077)
        defer { umask(mask) }
        do {
            try Data(pair.json.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Self.error(path, "can't be written: make its folder writable")
        }
    }
}
