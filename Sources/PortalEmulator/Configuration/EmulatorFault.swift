/// A fault of one request; the raw value is its name for users.
public enum EmulatorFault: String, Sendable, Hashable, CaseIterable {
    /// The connection is reset before the request is carried out.
    case resetBefore = "reset-before"
    /// The request is carried out, and the connection reset instead of an answer.
    case resetAfter = "reset-after"
    /// The request is neither carried out nor answered.
    case hang
    /// The request is carried out, but not answered.
    case hangAfter = "hang-after"
    /// The answer trickles in over three seconds.
    case slowBody = "slow-body"
    /// The connection closes in the middle of the answer.
    case truncated
    /// The request is carried out, but the answer is not JSON although its content type is.
    case garbled
    /// The request is carried out, and the answer is a page with the status 200.
    case html200
    /// The answer is a page with the status 502, and the request isn't carried out.
    case html502
    /// The answer is right, but calls itself HTML.
    case wrongType = "wrong-type"
    /// The portal has moved, as after a change of its name: 302 with another host and the same path.
    case redirect
    /// The answer is 256 MiB long, and the request isn't carried out.
    case oversized
    /// 500 `INTERNAL_SERVER_ERROR`, not carried out.
    case internalError = "internal-error"
    /// 500 `INTERNAL_SERVER_ERROR`, carried out.
    case internalErrorAfter = "internal-error-after"
    /// One command of a batch isn't carried out and fails with `INTERNAL_SERVER_ERROR`; alone, like ``internalError``.
    case commandError = "command-error"
    /// 503 `QUERY_LIMIT_EXCEEDED`.
    case rateRefusal = "rate-refusal"
    /// 429 `OPERATION_TIME_LIMIT`.
    case operatingRefusal = "operating-refusal"
    /// 401 `expired_token`.
    case expiredToken = "expired-token"
    /// 503 `OVERLOAD_LIMIT`.
    case overload
    /// 500 `PORTAL_DELETED`.
    case portalDeleted = "portal-deleted"
    /// 403 `ACCESS_DENIED`, since the plan has no REST.
    case planDenied = "plan-denied"
    /// 403 `insufficient_scope`.
    case scopeDenied = "scope-denied"
    /// 403 `INVALID_CREDENTIALS`, since the credentials' owner lacks rights.
    case rightsDenied = "rights-denied"
    /// 403 `user_access_error`, since the application is for other users.
    case userDenied = "user-denied"
    /// 400 `INVALID_REQUEST`, since the call came over plain HTTP.
    case httpsRequired = "https-required"
    /// 500 `ERROR_UNEXPECTED_ANSWER`, not carried out.
    case unexpectedAnswer = "unexpected-answer"
    /// 404 `ERROR_MANIFEST_IS_NOT_AVAILABLE`.
    case manifestMissing = "manifest-missing"
    /// 401 `METHOD_CONFIRM_WAITING`, until an administrator allows the method.
    case confirmationWaiting = "confirmation-waiting"
    /// 403 `METHOD_CONFIRM_DENIED`, since an administrator forbids the method.
    case confirmationDenied = "confirmation-denied"

    /// Whether the request is carried out before this fault.
    var isCarriedOut: Bool { Self.carriedOut.contains(self) }

    private static let carriedOut: Set = [
        resetAfter, hangAfter, slowBody, truncated, garbled, html200, wrongType, internalErrorAfter,
    ]
}

/// The faults while a portal serves: first from a list, then random ones.
///
/// Only requests of methods get faults, in the order in which they arrive; the token server always works.
public struct EmulatorFaults: Sendable, Hashable {
    /// What the next requests meet, one after the other; `nil` is a good answer.
    public var list: [EmulatorFault?]
    /// The share, from 0 to 1, of the requests after the list that meet a fault.
    public var rates: [EmulatorFault: Double]
    /// The seed of random faults: the same seed gives the same faults.
    public var seed: UInt64

    /// Creates a choice of faults; without arguments, none.
    public init(list: [EmulatorFault?] = [], rates: [EmulatorFault: Double] = [:], seed: UInt64 = 1) {
        self.list = list
        self.rates = rates
        self.seed = seed
    }
}
