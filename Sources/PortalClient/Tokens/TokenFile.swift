import Foundation
import PortalModel

/// A file of mode 0600 that keeps an OAuth application's tokens from one start to the next.
///
/// It is a JSON object as the token server answers, with the application's id and secret added:
///
/// ```json
/// {"client_id": "local.…", "client_secret": "…", "access_token": "…", "refresh_token": "…"}
/// ```
///
/// Other members are kept. Each renewal replaces the file in one step, so that a crash leaves the old one or the new
/// one, and happens under a lock, so that of several processes one renews and the others read what it wrote: a refresh token
/// is good for one use.
///
/// Source: <https://apidocs.bitrix24.com/settings/oauth/index.html>
public struct TokenFile: Sendable, Hashable {
    /// The token server of all regions but the west; <https://oauth.bitrix.info/> serves that one.
    public static let defaultServer = "https://oauth.bitrix24.tech/"

    /// Where the file is.
    public let path: String
    /// The address of the token server, up to `oauth/token/` or with it.
    public let server: String

    /// Names a file; it is read when the first call is due.
    public init(path: String, server: String = TokenFile.defaultServer) {
        self.path = path
        self.server = server
    }
}

extension TokenFile {
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
