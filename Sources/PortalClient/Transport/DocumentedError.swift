public import PortalModel

/// An error that the documentation of Bitrix24's REST API lists, and what it means for a call.
public struct DocumentedError: Hashable, Sendable {
    /// The portal's `error`, in the documentation's spelling; portals' own differs in case.
    public let portalCode: String
    /// The HTTP status that comes with it outside of a batch, or `nil` if sources name several.
    public let status: Int?
    /// Words of `error_description` that distinguish this row from others with the same code; `""` if it must be empty.
    public let words: String?
    /// What it means.
    public let meaning: PortalError.Code
    /// Whether the row counts only with this very status.
    let needsStatus: Bool

    /// Whether a call that meets it is made again.
    public var isRetried: Bool { meaning.passes != .never }

    /// The sentence that people read.
    public var sentence: String { PortalError(meaning).description }

    init(
        _ portalCode: String,
        _ status: Int?,
        words: String? = nil,
        needsStatus: Bool = false,
        _ meaning: PortalError.Code
    ) {
        self.portalCode = portalCode
        self.status = status
        self.words = words
        self.needsStatus = needsStatus
        self.meaning = meaning
    }

    /// Whether an answer is this error.
    ///
    /// - Parameters:
    ///   - code: The portal's `error` in small letters.
    ///   - message: Its `error_description` in small letters, without markup.
    ///   - status: The HTTP status, or `nil` for one command of a batch.
    /// - Returns: Whether code, words and, if relevant, status are those of this row.
    func fits(code: String, message: String, status: Int?) -> Bool {
        guard code == portalCode.lowercased(), !needsStatus || status == self.status else { return false }
        guard let words else { return true }
        return words.isEmpty ? message.isEmpty : message.contains(words)
    }

    /// The errors that the documentation lists for all methods, for those that the client itself calls and for the token
    /// server, and the texts that come with an empty code.
    ///
    /// Of several rows that fit, the first counts.
    ///
    /// Sources: <https://apidocs.bitrix24.com/error-codes.html>, the pages of the methods and of OAuth, and for what no page
    /// has, the errors of <https://github.com/bitrix24/b24pysdk>.
    public static let all = [
        // The portal's state.
        DocumentedError("INTERNAL_SERVER_ERROR", 500, .portalFailure),
        DocumentedError("ERROR_UNEXPECTED_ANSWER", 500, .portalFailure),
        DocumentedError("QUERY_LIMIT_EXCEEDED", 503, .rateLimited),
        DocumentedError("OPERATION_TIME_LIMIT", 429, .operatingLimited),
        DocumentedError("OVERLOAD_LIMIT", 503, .blocked),
        DocumentedError("PORTAL_DELETED", nil, .portalDeleted),  // 500, 410 by the Python SDK, 403 from own servers

        // The call's form.
        DocumentedError("ERROR_BATCH_METHOD_NOT_ALLOWED", 405, .notForBatch),
        DocumentedError("ERROR_BATCH_LENGTH_EXCEEDED", 400, .batchTooLong),
        DocumentedError("ERROR_METHOD_NOT_FOUND", 404, .unknownMethod),
        DocumentedError("ERROR_MANIFEST_IS_NOT_AVAILABLE", 404, .rejected),
        DocumentedError("INVALID_REQUEST", 400, words: "https", .httpsRequired),
        DocumentedError("INVALID_REQUEST", 400, .rejected),

        // Who calls.
        DocumentedError("NO_AUTH_FOUND", 401, .unauthorized),
        DocumentedError("expired_token", 401, .tokenExpired),
        DocumentedError("invalid_token", 401, .unauthorized),
        DocumentedError("authorization_error", 401, .unauthorized),
        DocumentedError("APPLICATION_NOT_FOUND", 401, .unauthorized),
        DocumentedError("ERROR_OAUTH", 401, .unauthorized),
        DocumentedError("user_access_error", 403, .restricted),
        DocumentedError("WRONG_AUTH_TYPE", 403, .unauthorized),
        DocumentedError("INVALID_CREDENTIALS", 401, needsStatus: true, .unauthorized),
        DocumentedError("INVALID_CREDENTIALS", 403, .forbidden),

        // What they may.
        DocumentedError("insufficient_scope", 403, .insufficientScope),
        DocumentedError("PAYMENT_REQUIRED", 401, .planWithoutREST),
        DocumentedError("ACCESS_DENIED", 403, words: "plans", .planWithoutREST),
        DocumentedError("ACCESS_DENIED", 403, words: "application context", .rejected),
        DocumentedError("ACCESS_DENIED", 403, .forbidden),
        DocumentedError("ACCESS_ERROR", 403, .forbidden),
        DocumentedError("ALLOWED_ONLY_INTRANET_USER", 403, .forbidden),
        DocumentedError("METHOD_CONFIRM_WAITING", 401, .confirmationAwaited),
        DocumentedError("METHOD_CONFIRM_DENIED", 403, .accessDenied),

        // The request itself. A wrong user id is refused like a missing right, or silently.
        DocumentedError("ERROR_CORE", 400, words: "access_denied", .accessDenied),
        DocumentedError("ERROR_CORE", 400, words: "access denied", .accessDenied),
        DocumentedError("ERROR_CORE", 400, words: "", .accessDenied),
        DocumentedError("ERROR_CORE", 400, .rejected),
        DocumentedError("ERROR_ARGUMENT", 400, .rejected),
        DocumentedError("ERROR_GROUPID", 400, .rejected),
        DocumentedError("ERROR_NO_GROUP", 400, .rejected),
        DocumentedError("ERROR_EVENT_NOT_FOUND", 400, .rejected),
        DocumentedError("INVALID_ARG_VALUE", 400, .rejected),
        DocumentedError("CODE_EMPTY", 400, .rejected),
        DocumentedError("", 400, words: "access denied", .accessDenied),
        DocumentedError("", 400, words: "field is not found", .rejected),
        DocumentedError("", 400, words: "is not defined or invalid", .rejected),
    ]
}

extension PortalError.Code {
    /// What the portal's words mean.
    ///
    /// Codes are compared without case. Words and codes that no ``DocumentedError`` fits are judged by the HTTP status.
    ///
    /// - Parameters:
    ///   - code: The portal's `error`, which may be empty.
    ///   - message: Its `error_description`, without markup.
    ///   - status: The HTTP status of the answer, or `nil` for one command of a batch.
    init(portalCode code: String, message: String, status: Int?) {
        let code = code.lowercased()
        let message = message.lowercased()
        let row = DocumentedError.all.first { $0.fits(code: code, message: message, status: status) }
        self = row?.meaning ?? Self(status: status)
    }

    /// The meaning of a status without further words.
    init(status: Int?) {
        self =
            switch status {
            case 401: .unauthorized
            case 403: .forbidden
            case 404: .unknownMethod
            case 429: .rateLimited
            case let status? where status >= 500: .portalFailure
            default: .rejected
            }
    }
}
