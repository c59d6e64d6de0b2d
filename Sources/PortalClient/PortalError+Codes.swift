import PortalModel

extension PortalError.Code {
    /// What the portal's words mean.
    ///
    /// Codes are compared without case. The first row of the table that fits counts; words and codes that no row knows
    /// are judged by the HTTP status.
    ///
    /// - Parameters:
    ///   - code: The portal's `error`, which may be empty.
    ///   - message: Its `error_description`, without markup.
    ///   - status: The HTTP status of the answer, or `nil` for one command of a batch.
    init(portalCode code: String, message: String, status: Int?) {
        let code = code.lowercased()
        let message = message.lowercased()
        let row = Self.rows.first { $0.fits(code: code, message: message, status: status) }
        self = row?.meaning ?? Self(status: status)
    }

    /// What a status means without words to go by.
    init(status: Int?) {
        self =
            switch status {
            case 401: .unauthorized
            case 403: .accessDenied
            case 404: .unknownMethod
            case 429: .rateLimited
            case let status? where status >= 500: .portalFailure
            default: .rejected
            }
    }

    /// A row of the table: a code in lower case and, where that is not enough, the status or words of the message.
    private struct Row {
        let code: String
        var status: Int?
        var words: String?
        let meaning: PortalError.Code

        init(_ code: String, status: Int? = nil, words: String? = nil, _ meaning: PortalError.Code) {
            self.code = code
            self.status = status
            self.words = words
            self.meaning = meaning
        }

        func fits(code: String, message: String, status: Int?) -> Bool {
            guard code == self.code, self.status == nil || status == self.status else { return false }
            guard let words else { return true }
            return words.isEmpty ? message.isEmpty : message.contains(words)
        }
    }

    /// Every code that is documented, and the texts that come with an empty one.
    ///
    /// Sources: <https://apidocs.bitrix24.com/error-codes.html>, the pages of the methods, and for the rows that no page
    /// has the errors of <https://github.com/bitrix24/b24pysdk>.
    private static let rows = [
        Row("internal_server_error", .portalFailure),
        Row("error_unexpected_answer", .portalFailure),
        Row("query_limit_exceeded", .rateLimited),
        Row("operation_time_limit", .operatingLimited),
        Row("overload_limit", .blocked),
        Row("error_batch_method_not_allowed", .notForBatch),
        Row("error_batch_length_exceeded", .batchTooLong),
        Row("error_method_not_found", .unknownMethod),
        Row("error_manifest_is_not_available", .rejected),
        Row("portal_deleted", .portalDeleted),
        Row("invalid_request", words: "https", .httpsRequired),
        Row("invalid_request", .rejected),

        // Who calls.
        Row("no_auth_found", .unauthorized),
        Row("expired_token", .tokenExpired),
        Row("invalid_token", .unauthorized),
        Row("authorization_error", .unauthorized),
        Row("application_not_found", .unauthorized),
        Row("error_oauth", .unauthorized),
        Row("user_access_error", .unauthorized),
        Row("wrong_auth_type", .unauthorized),
        Row("invalid_credentials", status: 401, .unauthorized),
        Row("invalid_credentials", .accessDenied),

        // What they may.
        Row("insufficient_scope", .insufficientScope),
        Row("payment_required", .planWithoutREST),
        Row("access_denied", words: "plans", .planWithoutREST),
        Row("access_denied", .accessDenied),
        Row("access_error", .accessDenied),
        Row("allowed_only_intranet_user", .accessDenied),
        Row("method_confirm_waiting", .accessDenied),
        Row("method_confirm_denied", .accessDenied),

        // What they asked for. A wrong user id is refused like a missing right, or without a word.
        Row("error_core", words: "access_denied", .accessDenied),
        Row("error_core", words: "access denied", .accessDenied),
        Row("error_core", words: "", .accessDenied),
        Row("error_core", .rejected),
        Row("error_argument", .rejected),
        Row("error_groupid", .rejected),
        Row("error_no_group", .rejected),
        Row("error_event_not_found", .rejected),
        Row("invalid_arg_value", .rejected),
        Row("code_empty", .rejected),
        Row("", words: "access denied", .accessDenied),
        Row("", words: "field is not found", .rejected),
        Row("", words: "is not defined or invalid", .rejected),
    ]
}
