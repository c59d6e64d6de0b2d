import Hummingbird
import NIOCore
import PortalModel
import Synchronization

/// Finds out who calls.
///
/// A code is looked for where a portal looks: in the path, in the header `Authorization`, in the query, in the body.
final class Doorkeeper: Sendable {
    /// How long a caller with a wrong code waits for the answer.
    private static let delay = Duration.seconds(1)
    /// How many callers wait so at once; more are answered at once, so that they hold nothing.
    private static let mostDelayed = 500

    private let owner: UserID
    private let statistics: GatewayStatistics
    private let delayed = Mutex(0)
    private let strangers = StrangersBodies()

    init(owner: UserID, statistics: GatewayStatistics) {
        (self.owner, self.statistics) = (owner, statistics)
    }

    /// The caller of a request.
    ///
    /// - Throws: ``GatewayError``: `NO_AUTH_FOUND`, after a while.
    func admit(
        _ request: Request,
        on channel: any Channel,
        at address: CallAddress,
        _ table: ClientTable,
        _ log: CallLog
    ) async throws -> IncomingCall {
        let query = Self.query(of: request)
        var body: ByteBuffer?
        var parameters: CallParameters?
        let code: String?
        if let credentials = address.credentials {
            code = credentials.owner == "\(owner)" ? credentials.code : nil
        } else if let token = Self.bearer(request.headers[.authorization] ?? "") ?? RawQuery.token(in: query) {
            code = token
        } else {
            let whole = try await strangers.read { try await WholeBody.of(request, orElse: .tooLarge) }
            body = whole
            let read = try Self.parameters(request, query, whole)
            (parameters, code) = (read, read.token)
        }
        guard let code, let caller = table.client(of: code) else {
            statistics.count(refusal: GatewayError.noAuthorization.code, client: "")
            await slowDown()
            throw GatewayError.noAuthorization
        }
        return IncomingCall(
            address: address,
            request: request,
            channel: channel,
            query: query,
            caller: caller,
            code: code,
            body: body,
            parameters: parameters,
            log: log
        )
    }

    /// The parameters of a request with its complete body, unpacked.
    ///
    /// - Throws: ``GatewayError`` if the body can't be read.
    static func parameters(
        _ request: Request,
        _ query: String?,
        _ body: ByteBuffer
    ) throws(GatewayError) -> CallParameters {
        do throws(CallParameters.Unreadable) {
            return try CallParameters(
                query: query,
                body: Array(body.readableBytesView),
                type: request.headers[.contentType]
            )
        } catch {
            throw .unreadable(error.words)
        }
    }

    /// What follows the question mark in a request's target, as it came.
    private static func query(of request: Request) -> String? {
        guard let target = request.head.path, let mark = target.firstIndex(of: "?") else { return nil }
        return String(target[target.index(after: mark)...])
    }

    /// The token of `Bearer TOKEN`.
    private static func bearer(_ authorization: String) -> String? {
        let parts = authorization.split(whereSeparator: \.isWhitespace)
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : nil
    }

    private func slowDown() async {
        let isDelayed = delayed.withLock { count in
            guard count < Self.mostDelayed else { return false }
            count += 1
            return true
        }
        guard isDelayed else { return }
        try? await ContinuousClock().sleep(for: Self.delay)
        delayed.withLock { $0 -= 1 }
    }
}
