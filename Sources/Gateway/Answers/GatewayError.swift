import PortalModel
import Wire

/// A call that isn't answered by the portal, in the form in which a portal refuses.
struct GatewayError: Error, Hashable, Sendable {
    /// The status of HTTP.
    var status: Int
    /// The code, such as `NO_AUTH_FOUND` or `MOONHOOK_MH0308`.
    var code: String
    /// What is wrong and what to do, in one sentence without a full stop and without a value.
    var words: String
    /// After how many seconds the call may be made again, if that helps.
    var retryAfter: Int?
    /// What kind of finding it is in the journal; `nil` for none.
    var diagnostic: DiagnosticCode?

    init(
        _ status: Int,
        _ code: String,
        _ words: String,
        retryAfter: Int? = nil,
        diagnostic: DiagnosticCode? = nil
    ) {
        (self.status, self.code, self.words) = (status, code, words)
        (self.retryAfter, self.diagnostic) = (retryAfter, diagnostic)
    }

    /// The same for the journal.
    func finding(of user: UserID?) -> Diagnostic? {
        diagnostic.map { Diagnostic(.error, $0, words, user: user) }
    }

    /// The answer's members.
    var answer: JSONObject { ["error": .string(code), "error_description": .string(words)] }
}

extension GatewayError {
    // MARK: In the portal's words

    /// No code, or one of nobody.
    ///
    /// Source of these: <https://apidocs.bitrix24.com/api-reference/error-codes.html>
    static let noAuthorization = GatewayError(401, "NO_AUTH_FOUND", "Wrong authorization data")
    static let unknownMethod = GatewayError(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")
    static let insufficientScope = GatewayError(
        403,
        "insufficient_scope",
        "The request requires higher privileges than provided by the webhook token"
    )
    static let notInBatch = GatewayError(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage")
    static let batchTooLong = GatewayError(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
    static let operatingLimit = GatewayError(
        429,
        "OPERATION_TIME_LIMIT",
        "Method is blocked due to operation time limit"
    )

    /// The portal's limit of requests keeps the call waiting for too long.
    static func tooManyRequests(retryAfter seconds: Int) -> GatewayError {
        GatewayError(503, "QUERY_LIMIT_EXCEEDED", "Too many requests", retryAfter: seconds)
    }

    // MARK: The gateway's own

    static let tooLarge = GatewayError(
        413,
        "MOONHOOK_TOO_LARGE",
        "the body is larger than 10 MiB; put the code into the path, the query or the header Authorization"
    )
    static let tooLargeToJudge = GatewayError(
        413,
        "MOONHOOK_TOO_LARGE",
        "the body is larger than 10 MiB, and what recipes look at must be smaller"
    )
    static let addInBatch = GatewayError(
        400,
        "MOONHOOK_SINGLE",
        "user.add goes through the gateway as a call of its own, not in a batch"
    )
    /// An update of a field that an earlier command of its batch may add.
    static func fieldOfSameBatch(_ name: String) -> GatewayError {
        let words = "\(ForeignText(name)) is no field yet; add fields with a call of their own, and set them after that"
        return GatewayError(400, "MOONHOOK_SINGLE", words)
    }
    /// An update that comes to something else if one before it in its batch fails.
    static func dependent(_ name: String) -> GatewayError {
        let words =
            "\(name): what this comes to depends on an earlier update of the user in the same batch; "
            + "send it in another one, or let the batch halt"
        return GatewayError(400, "MOONHOOK_SINGLE", words)
    }
    static let unseen = GatewayError(
        400,
        "MOONHOOK_UNSEEN",
        "the gateway's credentials don't show this user, so that nothing can be judged"
    )
    static let journal = GatewayError(
        500,
        "MOONHOOK_JOURNAL",
        "the call can't be recorded on the gateway's disk, and what isn't recorded isn't promised"
    )
    static let unrecorded = GatewayError(
        500,
        "MOONHOOK_JOURNAL",
        "the portal has carried the call out, and that can't be recorded on the gateway's disk"
    )
    static let unknownOutcome = GatewayError(
        504,
        "MOONHOOK_UNKNOWN",
        "the portal's answer was lost; the call may have been carried out, and sending it again is safe"
    )
    static let unknownAddition = GatewayError(
        504,
        "MOONHOOK_UNKNOWN",
        "the portal's answer was lost; the user may have been added, so look for them before sending it again"
    )
    static let followed = GatewayError(
        503,
        "MOONHOOK_MOVED",
        "the portal has moved, and is called there from now on; nothing was carried out, so send the call again",
        retryAfter: 1
    )
    static let brokenRequest = unreadable("the request's body breaks off, or its pieces aren't as HTTP wants them")
    /// For the log alone, since nobody is there to read it; the status is nginx's for that.
    static let hungUp = GatewayError(499, "MOONHOOK_HUNG_UP", "the caller hung up before the call was sent")
    static let closing = GatewayError(503, "MOONHOOK_CLOSING", "the gateway is being stopped", retryAfter: 5)

    /// A record that must not be written.
    static func refused(_ code: DiagnosticCode, _ words: String) -> GatewayError {
        GatewayError(400, "MOONHOOK_\(code.rawValue)", words, diagnostic: code)
    }

    /// A record that a recipe leaves alone: nothing of a call is sent that a recipe hasn't passed.
    static func skipped(_ words: String) -> GatewayError {
        GatewayError(400, "MOONHOOK_SKIPPED", words, diagnostic: .rejected)
    }

    /// A body that can't be read.
    static func unreadable(_ words: String) -> GatewayError { GatewayError(400, "MOONHOOK_UNREADABLE", words) }

    /// A client that does to more people than it may what bounds ask about.
    static func limit(_ code: DiagnosticCode, _ words: String) -> GatewayError {
        GatewayError(403, "MOONHOOK_LIMIT", words, diagnostic: code)
    }

    /// All values of a record that can't be written; `nil` if there are none.
    init?(_ refusals: [Schema.Refusal]) {
        guard let first = refusals.first else { return nil }
        let words = refusals.map { $0.message.hasPrefix($0.field) ? $0.message : "\($0.field): \($0.message)" }
        self = .refused(first.code, words.joined(separator: "; "))
    }

    /// What the portal, or the way to it, met.
    init(_ error: PortalError) {
        switch error.code {
        case .rateLimited: self = .tooManyRequests(retryAfter: 1)
        case .operatingLimited: self = .operatingLimit
        case .moved:
            let words = "the portal was renamed; its new address belongs into moonhook.lua"
            self = GatewayError(502, "MOONHOOK_MOVED", words)
        case .timedOut: self = GatewayError(504, "MOONHOOK_TIMEOUT", "the portal didn't answer in time")
        case .unreachable, .disconnected, .untrusted:
            self = GatewayError(502, "MOONHOOK_UNREACHABLE", "the portal can't be reached")
        case _ where error.portalCode.isEmpty:
            self = GatewayError(502, "MOONHOOK_UNREADABLE", "the portal answered something else than Bitrix24 does")
        default:
            self = GatewayError(error.status ?? 502, error.portalCode.verbatim, error.portalMessage.verbatim)
        }
    }
}
