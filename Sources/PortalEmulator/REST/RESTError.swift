import Wire

/// A call that the portal refuses, with the documented status, code and text.
struct RESTError: Error, Hashable {
    let status: Int
    let code: String
    /// The text of the error, or `nil` if it has only a code.
    var text: String?
    /// The member `argument` that some errors have.
    var argument: String?

    /// The error's member of an answer.
    var answer: JSONValue {
        var answer: JSONObject = ["error": .string(code)]
        answer["error_description"] = text.map { .string($0) }
        answer["argument"] = argument.map { .string($0) }
        return .object(answer)
    }
}

extension RESTError {
    /// No token, a wrong one, or a wrong webhook code, as the documentation has it.
    ///
    /// Portals have been seen to answer `INVALID_CREDENTIALS`, also with 401, to a wrong webhook code, in the tests of
    /// <https://github.com/bitrix24/b24pysdk>.
    static let noAuthorization = RESTError(status: 401, code: "NO_AUTH_FOUND", text: "Wrong authorization data")
    static let expiredToken = RESTError(
        status: 401,
        code: "expired_token",
        text: "The access token provided has expired"
    )
    static let unknownMethod = RESTError(status: 404, code: "ERROR_METHOD_NOT_FOUND", text: "Method not found!")
    static let notInBatch = RESTError(
        status: 405,
        code: "ERROR_BATCH_METHOD_NOT_ALLOWED",
        text: "Method is not allowed for batch usage"
    )
    static let batchTooLong = RESTError(
        status: 400,
        code: "ERROR_BATCH_LENGTH_EXCEEDED",
        text: "Max batch length exceeded"
    )
    static let internalFailure = RESTError(status: 500, code: "INTERNAL_SERVER_ERROR", text: "Internal server error")
    static let tooManyRequests = RESTError(status: 503, code: "QUERY_LIMIT_EXCEEDED", text: "Too many requests")
    static let operatingLimit = RESTError(
        status: 429,
        code: "OPERATION_TIME_LIMIT",
        text: "Method is blocked due to operation time limit"
    )
    static let overload = RESTError(
        status: 503,
        code: "OVERLOAD_LIMIT",
        text: "REST API is blocked due to overload"
    )
    static let portalDeleted = RESTError(status: 500, code: "PORTAL_DELETED", text: "Portal was deleted")
    static let planDenied = RESTError(
        status: 403,
        code: "ACCESS_DENIED",
        text: "REST API is available only on commercial plans"
    )
    static let rightsDenied = RESTError(
        status: 403,
        code: "INVALID_CREDENTIALS",
        text: "Invalid request credentials"
    )
    static let userDenied = RESTError(
        status: 403,
        code: "user_access_error",
        text: "The user does not have access to the application"
    )
    static let httpsRequired = RESTError(status: 400, code: "INVALID_REQUEST", text: "Https required")
    static let unexpectedAnswer = RESTError(
        status: 500,
        code: "ERROR_UNEXPECTED_ANSWER",
        text: "Server returned an unexpected response"
    )
    static let manifestMissing = RESTError(
        status: 404,
        code: "ERROR_MANIFEST_IS_NOT_AVAILABLE",
        text: "Manifest is not available"
    )
    static let confirmationWaiting = RESTError(
        status: 401,
        code: "METHOD_CONFIRM_WAITING",
        text: "Waiting for confirmation"
    )
    static let confirmationDenied = RESTError(status: 403, code: "METHOD_CONFIRM_DENIED", text: "Method call denied")

    static let accessDenied = core("access_denied")
    static let userFieldAccessDenied = RESTError(status: 400, code: "", text: "Access denied.")

    /// The portal's error of many meanings.
    static func core(_ text: String) -> RESTError { RESTError(status: 400, code: "ERROR_CORE", text: text) }

    /// A parameter is wrong; mostly the portal doesn't report which one.
    static func argument(_ text: String, of name: String = "") -> RESTError {
        RESTError(status: 400, code: "ERROR_ARGUMENT", text: text, argument: name)
    }

    /// The scope is missing; which words are used depends on the kind of credentials.
    static func insufficientScope(_ access: RESTAccess) -> RESTError {
        let kind = access == .webhook ? "the webhook token" : "the access token"
        return RESTError(
            status: 403,
            code: "insufficient_scope",
            text: "The request requires higher privileges than provided by \(kind)"
        )
    }
}
