import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import PortalModel
import Wire

/// One HTTP exchange with the portal: a call out, an answer back, no second try.
struct Transport: Sendable {
    let client: HTTPClient
    let location: PortalLocation
    let settings: PortalSettings
    let logger: Logger

    /// Whether an exchange is brought to its end though the task is cancelled, once it has begun or its turn is near.
    @TaskLocal static var finishesExchanges = false

    /// What the client behind this must be set to.
    ///
    /// - Parameter authorities: A PEM file with certificate authorities to trust in addition to the system's.
    /// - Returns: The settings.
    /// - Throws: ``PortalAddressError`` with `.authorities` if their file can't be read.
    static func configuration(trusting authorities: String?) throws(PortalAddressError) -> HTTPClient.Configuration {
        // A POST that is redirected arrives as a GET without parameters.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(10))
        // ``RetryPolicy`` decides what is tried again, and how often.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Newer versions have no requests as they came, and what few requests a portal takes gain nothing by them.
        configuration.httpVersion = .http1Only
        configuration.http1_1ConnectionDebugInitializer = RequestTargetHandler.add
        // It would be told the whole address, with the webhook's code.
        configuration.tracing.tracer = nil
        if let authorities {
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(authorities), !certificates.isEmpty else {
                throw .authorities(path: authorities)
            }
            configuration.tlsConfiguration = trust(in: certificates)
        }
        return configuration
    }

    /// Where NIOSSL looks for the system's authorities; without any of these, it refuses to start.
    private static let systemAuthorities = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs",
    ]

    /// Trusts certificates in addition to the system's, or alone on a system that has none.
    ///
    /// - Parameters:
    ///   - certificates: The authorities.
    ///   - system: Where the system's are.
    /// - Returns: The settings of connections.
    static func trust(
        in certificates: [NIOSSLCertificate],
        besides system: [String] = systemAuthorities
    ) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        if system.contains(where: FileManager.default.fileExists) {
            tls.additionalTrustRoots = [.certificates(certificates)]
        } else {
            tls.trustRoots = .certificates(certificates)
        }
        return tls
    }

    /// The body of a call as JSON, with the token if one is needed: in an address it would end up in logs.
    static func body(_ parameters: JSONObject, token: Secret?) -> [UInt8] {
        var parameters = parameters
        if let token { parameters["auth"] = .string(token.text) }
        var writer = JSONWriter()
        writer.value(.object(parameters))
        return writer.bytes
    }

    /// A call's outcome.
    enum Reply: Sendable {
        case answer(Answer)
        /// The portal's redirection: its new address, and the error if that isn't followed.
        case redirect(String, PortalError)
    }

    /// Sends a call and reads its answer.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - body: Its parameters as JSON.
    ///   - address: Where to send it.
    ///   - secrets: What must not show in an error, should the portal repeat it.
    /// - Returns: The answer, or the portal's redirection.
    /// - Throws: ``PortalError``, with `.timedOut` if the task was cancelled meanwhile.
    func exchange(
        _ method: String,
        body: [UInt8],
        at address: PortalAddress,
        hiding secrets: [Secret]
    ) async throws(PortalError) -> Reply {
        let (status, location, bytes) = try await finished(method, body: body, at: address)
        if let location {
            return .redirect(location, Self.moved(to: location, from: address, method: method, status: status))
        }
        return .answer(try Answer(reading: bytes, method: method, status: status, hiding: secrets))
    }

    /// Sends a call once, and reads all that the portal answers, an error too.
    ///
    /// - Throws: ``PortalError`` if there is no answer, or none that can be read.
    func reply(
        to method: String,
        body: [UInt8],
        at address: PortalAddress
    ) async throws(PortalError) -> PortalReply {
        let (status, location, bytes) = try await finished(method, body: body, at: address)
        if let location {
            // The caller tries again if the portal is elsewhere now.
            _ = self.location.followConfirmed(location, from: address, status: status)
            throw Self.moved(to: location, from: address, method: method, status: status)
        }
        guard case .object(let answer)? = try? JSONReader.value(from: bytes, atMost: Answer.mostValues) else {
            throw PortalError(
                (500...599).contains(status) ? .portalFailure : .unreadable,
                method: method,
                status: status
            )
        }
        return PortalReply(status: status, answer: answer)
    }

    private typealias Received = (status: Int, location: String?, bytes: [UInt8])

    private func finished(
        _ method: String,
        body: [UInt8],
        at address: PortalAddress
    ) async throws(PortalError) -> Received {
        guard Self.finishesExchanges else { return try await send(method, body: body, at: address) }
        // A task of its own, which isn't cancelled with this one.
        let sending = Task { () async -> Result<Received, PortalError> in
            do throws(PortalError) {
                return .success(try await send(method, body: body, at: address))
            } catch {
                return .failure(error)
            }
        }
        return try await sending.value.get()
    }

    private func send(
        _ method: String,
        body: [UInt8],
        at address: PortalAddress
    ) async throws(PortalError) -> Received {
        var request = HTTPClientRequest(url: address.url(of: method))
        request.method = .POST
        request.headers = [
            "Content-Type": "application/json", "Accept": "application/json", "User-Agent": settings.userAgent,
        ]
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let (response, bytes) = try await client.exchange(
                request,
                within: settings.exchangeTimeout,
                isWatched: settings.silence != nil,
                atMost: settings.largestAnswer
            )
            let isRedirected = (300...399).contains(response.status.code)
            let location = isRedirected ? response.headers.first(name: "Location") ?? "" : nil
            return (Int(response.status.code), location, bytes)
        } catch {
            throw failure(error, of: method)
        }
    }

    /// What a redirection means that isn't followed: a portal doesn't redirect calls on its own host.
    ///
    /// Only the host is logged: the rest of the new address repeats the webhook's code.
    static func moved(
        to location: String,
        from address: PortalAddress,
        method: String,
        status: Int
    ) -> PortalError {
        guard address.path(at: location) == nil else { return PortalError(.unreadable, method: method, status: status) }
        let host = URLComponents(string: location)?.host ?? ""
        return PortalError(.moved, method: method, portalMessage: ForeignText(host), status: status)
    }

    private func failure(_ error: any Error, of method: String) -> PortalError {
        logger.trace("no answer from the portal", metadata: ["method": "\(method)", "reason": "\(type(of: error))"])
        return PortalError(Self.code(of: error), method: method)
    }

    private static let timeouts: [HTTPClientError] = [
        .readTimeout, .writeTimeout, .cancelled, .deadlineExceeded, .getConnectionFromPoolTimeout,
    ]

    /// The system's words for a connection that never was.
    private static let unsent: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, ETIMEDOUT]

    /// What a broken exchange means: it matters whether the portal may have read the call.
    static func code(of error: any Error) -> PortalError.Code {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout: .unreachable
        case let error as HTTPClientError where timeouts.contains(error): .timedOut
        case is CancellationError: .timedOut
        case is NIOTooManyBytesError: .oversized
        case let error as NIOConnectionError:
            error.connectionErrors.contains { lacksTrust($0.error) } ? .untrusted : .unreachable
        case let error where lacksTrust(error): .untrusted
        case let error as IOError where unsent.contains(error.errnoCode): .unreachable
        // The end of the stream in the middle of an answer is a broken connection, anything else is not HTTP.
        case let error as HTTPParserError where error != .invalidEOFState: .unreadable
        default: .disconnected
        }
    }

    /// Whether an error means that no secure connection was made, so that the portal has read nothing.
    private static func lacksTrust(_ error: any Error) -> Bool {
        switch error {
        case NIOSSLError.handshakeFailed, is NIOSSLExtraError: true
        // The system's authorities can't be read. Of a connection that exists, an error has another form.
        case NIOSSLError.failedToLoadCertificate, NIOSSLError.noSuchFilesystemObject: true
        case BoringSSLError.unknownError: true
        default: false
        }
    }
}
