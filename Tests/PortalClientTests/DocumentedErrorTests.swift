import PortalModel
import Testing
import Wire

@testable import PortalClient

struct DocumentedErrorTests {
    @Test func `every code of the table is recognized in any case, and has a sentence`() {
        for error in DocumentedError.all {
            let code = PortalError.Code(
                portalCode: error.portalCode.lowercased(),
                message: error.words ?? "other words",
                status: error.status
            )
            #expect(code == error.meaning, "\(error.portalCode)")
            #expect(error.sentence.count > 20)
        }
    }

    /// What the documentation lists: on its page of errors of all methods, on those of the token server and of confirmations,
    /// and on those of the methods that the client itself calls.
    private static let documented = """
        INTERNAL_SERVER_ERROR ERROR_UNEXPECTED_ANSWER QUERY_LIMIT_EXCEEDED OPERATION_TIME_LIMIT ERROR_METHOD_NOT_FOUND
        ERROR_BATCH_METHOD_NOT_ALLOWED ERROR_BATCH_LENGTH_EXCEEDED NO_AUTH_FOUND INVALID_REQUEST OVERLOAD_LIMIT
        ACCESS_DENIED INVALID_CREDENTIALS ERROR_MANIFEST_IS_NOT_AVAILABLE insufficient_scope expired_token
        user_access_error PORTAL_DELETED
        invalid_request invalid_client invalid_scope invalid_grant PAYMENT_REQUIRED
        METHOD_CONFIRM_WAITING METHOD_CONFIRM_DENIED
        ERROR_CORE ERROR_ARGUMENT ERROR_GROUPID ERROR_NO_GROUP
        """.split(whereSeparator: \.isWhitespace).map { $0.lowercased() } + [""]

    @Test(arguments: documented)
    func `each code that the documentation lists is in a table`(code: String) {
        let tables = DocumentedError.all + DocumentedError.ofTokenServer
        #expect(tables.contains { $0.portalCode.lowercased() == code })
    }

    @Test(
        arguments: [
            ("PAYMENT_REQUIRED", 401, .applicationUnpaid, "Pay for the application"),
            ("insufficient_scope", 403, .applicationRights, "the application's card"),
            ("INVALID_SCOPE", 403, .applicationRights, "the application's card"),
            ("invalid_request", 400, .renewalMalformed, "client_id, client_secret and refresh_token"),
            ("invalid_client", 401, .applicationUnknown, "token_server"),
            ("wrong_client", 200, .applicationUnknown, "token_server"),
            ("invalid_grant", 400, .refreshRefused, "Authorise the application again"),
            ("NOT_INSTALLED", 401, .applicationMissing, "Install it again"),
            ("SOMETHING_NEW", 400, .tokenFile, "Authorise the application again"),
            ("SOMETHING_NEW", 503, .portalFailure, "Try again later"),
        ] as [(String, Int, PortalError.Code, String)]
    )
    func `the token server's words have a meaning and a remedy of their own`(
        code: String,
        status: Int,
        meaning: PortalError.Code,
        remedy: String
    ) {
        var error = PortalError(
            renewalAnswer: ["error": .string(code), "error_description": "hush"],
            status: status,
            hiding: [Secret("hush")]
        )
        error.tokenServer = "oauth.bitrix.info"
        #expect(error.code == meaning)
        #expect(error.description.contains("the token server oauth.bitrix.info"))
        #expect(error.description.contains("(the token server said: \(code): …)"))
        #expect(error.description.contains(remedy))
    }

    @Test(
        arguments: [
            ("QUERY_LIMIT_EXCEEDED", "Too many requests", 503, .rateLimited),
            ("query_limit_exceeded", "", nil, .rateLimited),
            ("OVERLOAD_LIMIT", "REST API is blocked due to overload", 503, .blocked),
            ("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit", 429, .operatingLimited),
            ("NO_AUTH_FOUND", "Wrong authorization data", 401, .unauthorized),
            ("expired_token", "The access token provided has expired", 401, .tokenExpired),
            ("INVALID_CREDENTIALS", "Invalid request credentials", 401, .unauthorized),
            ("INVALID_CREDENTIALS", "Invalid request credentials", 403, .forbidden),
            ("INVALID_REQUEST", "Https required", 400, .httpsRequired),
            ("ACCESS_DENIED", "REST API is available only on commercial plans", 403, .planWithoutREST),
            ("ACCESS_DENIED", "Access denied! Available only on extended plans", 403, .planWithoutREST),
            ("ACCESS_DENIED", "Access denied!", 403, .forbidden),
            ("insufficient_scope", "", nil, .insufficientScope),
            ("PORTAL_DELETED", "Portal was deleted", 500, .portalDeleted),
            ("user_access_error", "The application is restricted", 403, .restricted),
            ("METHOD_CONFIRM_WAITING", "Waiting for confirmation", 401, .confirmationAwaited),
            ("ERROR_METHOD_NOT_FOUND", "Method not found!", 404, .unknownMethod),
            ("ERROR_CORE", "access_denied", 400, .accessDenied),
            ("ERROR_CORE", "Access denied", 400, .accessDenied),
            ("ERROR_CORE", "", 400, .accessDenied),
            ("ERROR_CORE", "Department not found", 400, .rejected),
            ("", "Access denied.", 400, .accessDenied),
            ("", "ID is not defined or invalid", 400, .rejected),
            ("", "", 400, .rejected),
            ("SOMETHING_NEW", "whatever", 401, .unauthorized),
            ("SOMETHING_NEW", "whatever", 403, .forbidden),
            ("SOMETHING_NEW", "whatever", 500, .portalFailure),
            ("SOMETHING_NEW", "whatever", nil, .rejected),
        ] as [(String, String, Int?, PortalError.Code)]
    )
    func `the portal's words have one meaning`(
        code: String,
        message: String,
        status: Int?,
        meaning: PortalError.Code
    ) {
        #expect(PortalError.Code(portalCode: code, message: message, status: status) == meaning)
    }

    @Test(arguments: [
        ("Не введено название раздела.<br>", "Не введено название раздела."),
        ("one<br/>two<BR />three", "one two three"),
        ("<p class=\"e\">Поле &quot;NAME&quot;</p>\n<!-- x -->", "Поле \"NAME\""),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("R&amp;D &amp;lt;", "R&D &lt;"),
        ("open <b", "open <b"),
    ])
    func `messages lose their markup`(message: String, plain: String) {
        #expect(PlainText.from(message) == plain)
    }

    @Test func `an error repeats neither a secret nor a value that was sent`() {
        let error = PortalError(
            answer: ["error": "ERROR_CORE", "error_description": "hush: anna@example.com exists"],
            method: "user.update",
            status: 400,
            hiding: [Secret("hush")]
        )
        #expect(error.portalMessage == "…: anna@example.com exists")

        let anna = UserID(rawValue: 1).map {
            Change(user: $0, person: "Anna", before: [:], after: ["EMAIL": .string("anna@example.com")])
        }
        #expect(anna.map(error.hidingValues)?.portalMessage == "…: … exists")
    }
}
