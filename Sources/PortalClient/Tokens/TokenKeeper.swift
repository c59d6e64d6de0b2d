import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalModel
import Wire

import struct Foundation.Date
import struct Foundation.URLComponents
import struct Foundation.URLQueryItem

/// Holds the access token, and renews it once if several calls find it expired.
///
/// The documentation requires renewing only on `expired_token`, never by the clock. Only a token that was dead when its file was
/// read is renewed before the first call.
///
/// Source: <https://apidocs.bitrix24.com/settings/oauth/auto-renewal.html>
actor TokenKeeper {
    /// Whether there is no token, now and later: then nothing needs to be asked for.
    nonisolated let isEmpty: Bool
    /// How the token server is called; few commands live long enough to do so.
    private let configuration: HTTPClient.Configuration
    private let file: TokenFile?
    private let timeout: Duration
    private var pair: TokenPair?
    private var token: Secret?
    /// Whether no call can succeed before the token is renewed.
    private var isDue = false
    private var renewal: Task<Secret, any Error>?

    init(_ token: AccessToken?, configuration: HTTPClient.Configuration, timeout: Duration) {
        self.configuration = configuration
        self.timeout = timeout
        isEmpty = token == nil
        switch token {
        case .fixed(let secret)?:
            self.token = secret
            file = nil
        case .file(let file)?: self.file = file
        case nil: file = nil
        }
    }

    /// The token for the next call, read from its file the first time.
    ///
    /// - Throws: What ``renewed(after:)`` throws.
    func current() async throws -> Secret? {
        if token == nil, let file {
            let pair = try file.read()
            self.pair = pair
            token = pair.access
            isDue = pair.isDue(at: Date().timeIntervalSince1970)
        }
        guard isDue, let token else { return token }
        return try await renewed(after: token)
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
        isDue = false
        return pair.access
    }

    private func request(_ pair: TokenPair, _ file: TokenFile) async throws -> JSONObject {
        guard let renewal = pair.renewal else {
            throw TokenFile.error(file.path, "needs client_id, client_secret and refresh_token")
        }
        let server = try file.server(for: pair)
        do throws(PortalError) {
            let answer = try await exchange(server.address(for: renewal), secrets: pair.secrets)
            guard answer["access_token"]?.stringValue?.isEmpty == false else { throw PortalError(.unreadable) }
            return answer
        } catch {
            var error = error
            (error.method, error.tokenServer) = (TokenFile.method, server.host)
            throw error
        }
    }

    private func exchange(_ address: String, secrets: [Secret]) async throws(PortalError) -> JSONObject {
        do {
            let request = HTTPClientRequest(url: address)
            let (response, bytes) = try await HTTPClient.withHTTPClient(configuration: configuration) {
                [timeout] client in try await client.exchange(request, within: timeout, atMost: 1 << 20)
            }
            let value = try? JSONReader.value(from: bytes)
            guard case .object(let answer)? = value else {
                let status = Int(response.status.code)
                throw PortalError((500...599).contains(status) ? .portalFailure : .unreadable, status: status)
            }
            guard answer["error"] == nil else {
                throw PortalError(
                    renewalAnswer: answer,
                    status: Int(response.status.code),
                    hiding: secrets
                )
            }
            return answer
        } catch let error as PortalError {
            throw error
        } catch {
            // The address contains secrets, and some errors contain the address.
            let code = Transport.code(of: error)
            throw PortalError([.timedOut, .untrusted, .oversized].contains(code) ? code : .unreachable)
        }
    }
}

extension TokenServer {
    /// The address that renews a token.
    fileprivate func address(for renewal: (id: String, secret: Secret, refresh: Secret)) throws(PortalError) -> String {
        guard var components = URLComponents(string: address) else { throw PortalError(.httpsRequired) }
        components.queryItems = [
            URLQueryItem(name: "grant_type", value: "refresh_token"),
            URLQueryItem(name: "client_id", value: renewal.id),
            URLQueryItem(name: "client_secret", value: renewal.secret.text),
            URLQueryItem(name: "refresh_token", value: renewal.refresh.text),
        ]
        // A plus means a space to PHP, and URLComponents leaves it.
        components.percentEncodedQuery = components.percentEncodedQuery?.replacing("+", with: "%2B")
        guard let text = components.string else { throw PortalError(.httpsRequired) }
        return text
    }
}
