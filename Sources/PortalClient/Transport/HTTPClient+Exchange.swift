import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalModel

extension HTTPClient {
    /// Sends a request and reads the complete answer.
    ///
    /// The client's own deadline ends with the head of the answer; behind that a server could send a byte now and then for ever.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - timeout: How long all of it may take, from the connection to the last byte.
    ///   - isWatched: Whether the connection itself ends if nothing comes for a while, so that no clock of its own is needed.
    ///   - bound: The largest answer that is read, in bytes.
    /// - Returns: The head of the answer, and its body; empty for a redirection, whose body is not read.
    /// - Throws: `HTTPClientError.deadlineExceeded` once the time is up, or what broke the exchange.
    func exchange(
        _ request: HTTPClientRequest,
        within timeout: Duration,
        isWatched: Bool = false,
        atMost bound: Int
    ) async throws -> (HTTPClientResponse, [UInt8]) {
        let exchange = { @Sendable () async throws -> (HTTPClientResponse, [UInt8]) in
            let deadline = NIODeadline.now() + .nanoseconds(Int64(timeout.seconds * 1e9))
            let response = try await self.execute(request, deadline: deadline)
            guard !(300...399).contains(response.status.code) else { return (response, []) }
            return (response, Array(try await response.body.collect(upTo: bound).readableBytesView))
        }
        guard !isWatched else { return try await exchange() }
        return try await withThrowingTaskGroup(of: (HTTPClientResponse, [UInt8])?.self) { group in
            group.addTask { try await exchange() }
            group.addTask {
                try await ContinuousClock().sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let answer = first else {
                throw HTTPClientError.deadlineExceeded
            }
            return answer
        }
    }
}
