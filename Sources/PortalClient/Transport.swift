import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import PortalModel
import Wire

import struct Foundation.URLComponents

/// One HTTP exchange with the portal: a call out, an answer back, no second try.
struct Transport: Sendable {
    let client: HTTPClient
    let address: PortalAddress
    let token: Secret?
    let userAgent: String
    let logger: Logger

    /// What the client behind this must be set to.
    static var configuration: HTTPClient.Configuration {
        // A POST that is redirected arrives as a GET without parameters.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(90), write: .seconds(90))
        // What is tried again, and how often, is ``RetryPolicy``'s to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    /// Far above the 2,500 users that one batch can bring, and a bound all the same.
    private static let largestAnswerBytes = 64 << 20

    /// What must not show in an error, should the portal repeat it.
    private var secrets: [Secret] { [token, address.code].compactMap(\.self) }

    /// The body of a call as JSON, with the token where one is due: in an address it would end up in logs.
    func body(_ parameters: JSONObject) -> [UInt8] {
        var parameters = parameters
        if address.needsToken, let token { parameters["auth"] = .string(token.text) }
        var writer = JSONWriter()
        writer.value(.object(parameters))
        return writer.bytes
    }

    /// Sends a call and reads its answer.
    ///
    /// - Throws: ``PortalError``; `.timedOut` where the task was cancelled meanwhile.
    func exchange(_ method: String, body: [UInt8]) async throws(PortalError) -> Answer {
        let (status, bytes) = try await send(method, body: body)
        return try Answer(reading: bytes, method: method, status: status, hiding: secrets)
    }

    /// Reads the answers of the commands of a batch.
    func answers(of calls: [BatchCall], in answer: Answer) throws(PortalError) -> [Result<Answer, PortalError>?] {
        try answer.ofBatch(calls, hiding: secrets)
    }

    private func send(_ method: String, body: [UInt8]) async throws(PortalError) -> (status: Int, bytes: [UInt8]) {
        var request = HTTPClientRequest(url: address.url(of: method))
        request.method = .POST
        request.headers = [
            "Content-Type": "application/json", "Accept": "application/json", "User-Agent": userAgent,
        ]
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let response = try await client.execute(request, deadline: .distantFuture)
            let status = Int(response.status.code)
            guard !(300...399).contains(status) else {
                throw PortalError(
                    .moved,
                    method: method,
                    portalMessage: response.headers.first(name: "Location").flatMap(Self.host) ?? "",
                    status: status
                )
            }
            let buffer = try await response.body.collect(upTo: Self.largestAnswerBytes)
            return (status, Array(buffer.readableBytesView))
        } catch {
            throw failure(error, of: method)
        }
    }

    /// The host alone: the rest of the new address repeats the webhook's code.
    private static func host(of location: String) -> String? {
        URLComponents(string: location)?.host
    }

    private static let timeouts: [HTTPClientError] = [.readTimeout, .writeTimeout, .cancelled]

    private func failure(_ error: any Error, of method: String) -> PortalError {
        if let error = error as? PortalError { return error }
        logger.debug("no answer from the portal", metadata: ["method": "\(method)", "reason": "\(error)"])
        let code: PortalError.Code =
            switch error {
            case let error as HTTPClientError where Self.timeouts.contains(error): .timedOut
            case is CancellationError: .timedOut
            case is NIOTooManyBytesError: .unreadable
            // The end of the stream in the middle of an answer is a broken connection, all else no HTTP.
            case let error as HTTPParserError where error != .invalidEOFState: .unreadable
            default: .unreachable
            }
        return PortalError(code, method: method)
    }
}
