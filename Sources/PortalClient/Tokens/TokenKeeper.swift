import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalModel
import Wire

import struct Foundation.URLComponents
import struct Foundation.URLQueryItem

/// Holds the access token, and renews it once if several calls find it expired.
///
/// The documentation requires renewing only on `expired_token`, never by the clock.
///
/// Source: <https://apidocs.bitrix24.com/settings/oauth/auto-renewal.html>
actor TokenKeeper {
    private let client: HTTPClient
    private let file: TokenFile?
    private let timeout: Duration
    private var pair: TokenPair?
    private var token: Secret?
    private var renewal: Task<Secret, any Error>?

    init(_ token: AccessToken?, client: HTTPClient, timeout: Duration) {
        self.client = client
        self.timeout = timeout
        switch token {
        case .fixed(let secret)?:
            self.token = secret
            file = nil
        case .file(let file)?: self.file = file
        case nil: file = nil
        }
    }

    /// The token for the next call, read from its file the first time.
    func current() throws(PortalError) -> Secret? {
        if token == nil, let file {
            let pair = try file.read()
            self.pair = pair
            token = pair.access
        }
        return token
    }

    /// Whatever must not show in an error.
    var secrets: [Secret] { (pair?.secrets ?? []) + [token].compactMap(\.self) }

    /// A token to use instead of one that has expired.
    ///
    /// - Throws: ``PortalError``: `.tokenExpired` if nothing can renew it, or the token server's error; or
    ///   `CancellationError`.
    func renewed(after expired: Secret) async throws -> Secret {
        guard token == expired, let file else {
            guard let token, token != expired else { throw PortalError(.tokenExpired) }
            return token
        }
        // Its callers may be cancelled; the server has used up the old refresh token by then, so the new one is kept.
        let task = renewal ?? Task { try await self.renew(expired, file) }
        renewal = task
        defer { renewal = nil }
        return try await task.value
    }

    private func renew(_ expired: Secret, _ file: TokenFile) async throws -> Secret {
        let lock = LockedFile(path: file.path + ".lock")
        let held = try await lock.hold()
        defer { held.release() }
        var pair = try file.read()
        // Another process was quicker.
        if pair.access == expired || pair.access.text.isEmpty {
            pair = pair.renewed(by: try await request(pair, file))
            try file.write(pair)
        }
        self.pair = pair
        token = pair.access
        return pair.access
    }

    private func request(_ pair: TokenPair, _ file: TokenFile) async throws -> JSONObject {
        guard let renewal = pair.renewal else {
            throw TokenFile.error(file.path, "needs client_id, client_secret and refresh_token")
        }
        let answer = try await exchange(file.address(for: renewal), secrets: pair.secrets)
        guard answer["access_token"]?.stringValue?.isEmpty == false else {
            throw PortalError(.unreadable, method: TokenFile.method)
        }
        return answer
    }

    private func exchange(_ address: String, secrets: [Secret]) async throws(PortalError) -> JSONObject {
        do {
            let request = HTTPClientRequest(url: address)
            let (response, bytes) = try await client.exchange(request, within: timeout, atMost: 1 << 20)
            let value = try? JSONReader.value(from: bytes)
            guard case .object(let answer)? = value else {
                let status = Int(response.status.code)
                throw PortalError(
                    (500...599).contains(status) ? .portalFailure : .unreadable,
                    method: TokenFile.method,
                    status: status
                )
            }
            guard answer["error"] == nil else {
                throw PortalError(
                    answer: answer,
                    method: TokenFile.method,
                    status: Int(response.status.code),
                    hiding: secrets
                )
            }
            return answer
        } catch let error as PortalError {
            throw error
        } catch {
            // The address contains secrets, and some errors contain the address.
            throw PortalError(
                Transport.code(of: error) == .timedOut ? .timedOut : .unreachable,
                method: TokenFile.method
            )
        }
    }
}

extension TokenFile {
    /// What errors name in place of a method.
    static let method = "oauth/token"

    /// The address that renews a token.
    fileprivate func address(for renewal: (id: String, secret: Secret, refresh: Secret)) throws(PortalError) -> String {
        var base = server.hasSuffix("/") ? server : server + "/"
        if !base.hasSuffix("/oauth/token/") { base += "oauth/token/" }
        guard var components = URLComponents(string: base), let host = components.encodedHost,
            components.scheme == "https" || PortalAddress.isThisMachine(host)
        else { throw PortalError(.httpsRequired, method: Self.method) }
        components.queryItems = [
            URLQueryItem(name: "grant_type", value: "refresh_token"),
            URLQueryItem(name: "client_id", value: renewal.id),
            URLQueryItem(name: "client_secret", value: renewal.secret.text),
            URLQueryItem(name: "refresh_token", value: renewal.refresh.text),
        ]
        // A plus means a space to PHP, and URLComponents leaves it.
        components.percentEncodedQuery = components.percentEncodedQuery?.replacing("+", with: "%2B")
        guard let text = components.string else { throw PortalError(.httpsRequired, method: Self.method) }
        return text
    }
}
