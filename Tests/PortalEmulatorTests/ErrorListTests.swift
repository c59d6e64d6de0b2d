import PortalEmulator
import TestSupport
import Testing
import Wire

/// An error that a portal answers, and what provokes it.
struct ListedError: Sendable, CustomTestStringConvertible {
    /// What provokes an error.
    enum Cause: Sendable {
        /// Any request that meets this fault.
        case fault(EmulatorFault)
        /// A call with the webhook of the administrator, or of an employee.
        case call(String, JSONObject = [:], asEmployee: Bool = false)
        /// This address below `/rest/`.
        case path(String)
        /// The last of these commands of a batch, which answers 200 itself.
        case commands([String])
        /// This question to the token server.
        case token(String)
    }

    let code: String
    let text: String?
    /// The status of HTTP.
    let status: Int
    let cause: Cause
    /// The cause in the words of the documentation.
    let words: String

    var testDescription: String { "\(code) \(text ?? ""): \(words)" }

    init(_ code: String, _ text: String?, _ status: Int, _ cause: Cause, _ words: String = "") {
        self.code = code
        self.text = text
        self.status = status
        self.cause = cause
        self.words = if case .fault(let fault) = cause { "fault `\(fault.rawValue)`" } else { words }
    }

    /// Every error, in the order of the documentation: those of all methods, of single ones, of the token server.
    static let all = system + methods + tokenServer

    private static let system = [
        ListedError("INTERNAL_SERVER_ERROR", "Internal server error", 500, .fault(.internalError)),
        ListedError("INTERNAL_SERVER_ERROR", "Internal server error", 500, .fault(.internalErrorAfter)),
        ListedError(
            "ERROR_UNEXPECTED_ANSWER",
            "Server returned an unexpected response",
            500,
            .fault(.unexpectedAnswer)
        ),
        ListedError("QUERY_LIMIT_EXCEEDED", "Too many requests", 503, .fault(.rateRefusal)),
        ListedError(
            "OPERATION_TIME_LIMIT",
            "Method is blocked due to operation time limit",
            429,
            .fault(.operatingRefusal)
        ),
        ListedError(
            "ERROR_BATCH_METHOD_NOT_ALLOWED",
            "Method is not allowed for batch usage",
            200,
            .commands(["batch"]),
            "`batch` within a batch"
        ),
        ListedError(
            "ERROR_BATCH_LENGTH_EXCEEDED",
            "Max batch length exceeded",
            200,
            .commands(Array(repeating: "server.time", count: 51)),
            "the 51st command of a batch"
        ),
        ListedError("NO_AUTH_FOUND", "Wrong authorization data", 401, .path("server.time"), "no credentials"),
        ListedError(
            "NO_AUTH_FOUND",
            "Wrong authorization data",
            401,
            .path("1/wrong/user.get"),
            "a wrong webhook code"
        ),
        ListedError("NO_AUTH_FOUND", "Wrong authorization data", 401, .path("user.get?auth=wrong"), "a wrong token"),
        ListedError("INVALID_REQUEST", "Https required", 400, .fault(.httpsRequired)),
        ListedError("OVERLOAD_LIMIT", "REST API is blocked due to overload", 503, .fault(.overload)),
        ListedError("ACCESS_DENIED", "REST API is available only on commercial plans", 403, .fault(.planDenied)),
        ListedError("INVALID_CREDENTIALS", "Invalid request credentials", 403, .fault(.rightsDenied)),
        ListedError("ERROR_MANIFEST_IS_NOT_AVAILABLE", "Manifest is not available", 404, .fault(.manifestMissing)),
        ListedError(
            "insufficient_scope",
            "The request requires higher privileges than provided by the webhook token",
            403,
            .call("department.get", asEmployee: true),
            "a method outside of the credentials' scopes"
        ),
        ListedError("expired_token", "The access token provided has expired", 401, .fault(.expiredToken)),
        ListedError("user_access_error", "The user does not have access to the application", 403, .fault(.userDenied)),
        ListedError("PORTAL_DELETED", "Portal was deleted", 500, .fault(.portalDeleted)),
        ListedError("ERROR_METHOD_NOT_FOUND", "Method not found!", 404, .call("no.method"), "an unknown method"),
        ListedError("METHOD_CONFIRM_WAITING", "Waiting for confirmation", 401, .fault(.confirmationWaiting)),
        ListedError("METHOD_CONFIRM_DENIED", "Method call denied", 403, .fault(.confirmationDenied)),
    ]

    private static let person: JSONObject = ["EMAIL": "n@example.com", "UF_DEPARTMENT": [1]]
    private static let outsider: JSONObject = ["EMAIL": "n@example.com", "EXTRANET": "Y"]
    private static let taken = "Пользователь с таким email уже существует"
    private static let root = "В структуре компании должен быть только один раздел верхнего уровня"

    private static let methods = [
        ListedError(
            "ERROR_CORE",
            "access_denied",
            400,
            .call("user.update", ["ID": 4711]),
            "`user.update` of an unknown user"
        ),
        ListedError(
            "ERROR_CORE",
            "access_denied",
            400,
            .call("user.update", ["ID": 1], asEmployee: true),
            "`user.update` as no administrator"
        ),
        ListedError("ERROR_CORE", "", 400, .call("user.update"), "`user.update` without an `ID`"),
        ListedError(
            "ERROR_CORE",
            taken,
            400,
            .call("user.update", ["ID": 2, "EMAIL": "admin@example.com"]),
            "`user.update` to a taken address (undocumented)"
        ),
        ListedError("ERROR_ARGUMENT", "wrong_email", 400, .call("user.add"), "`user.add` without an address"),
        ListedError(
            "ERROR_ARGUMENT",
            taken,
            400,
            .call("user.add", ["EMAIL": "admin@example.com", "UF_DEPARTMENT": [1]]),
            "`user.add` with a taken address"
        ),
        ListedError(
            "ERROR_ARGUMENT",
            "invalid_type_field",
            400,
            .call("user.add", ["EMAIL": "n@example.com", "WORK_FAX": 1]),
            "`user.add` with a number for a text (undocumented)"
        ),
        ListedError(
            "ERROR_ARGUMENT",
            "no_extranet_field",
            400,
            .call("user.add", ["EMAIL": "n@example.com"]),
            "`user.add` without a department"
        ),
        ListedError(
            "ERROR_CORE",
            "access_denied",
            400,
            .call("user.add", person, asEmployee: true),
            "`user.add` as no administrator"
        ),
        ListedError(
            "ERROR_GROUPID",
            "Не указан код группы",
            400,
            .call("user.add", outsider),
            "`user.add` from outside without a group"
        ),
        ListedError(
            "ERROR_NO_GROUP",
            "Группа указана неверно",
            400,
            .call("user.add", ["EMAIL": "n@example.com", "EXTRANET": "Y", "SONET_GROUP_ID": [99]]),
            "`user.add` from outside to an unknown group"
        ),
        ListedError(
            "ERROR_CORE",
            "Не введено название раздела.<br>",
            400,
            .call("department.add"),
            "`department.add` without a name"
        ),
        ListedError(
            "ERROR_CORE",
            root,
            400,
            .call("department.add", ["NAME": "New"]),
            "`department.add` without a parent"
        ),
        ListedError(
            "ERROR_CORE",
            "Department not found",
            400,
            .call("department.update"),
            "`department.update` of an unknown one"
        ),
        ListedError(
            "ERROR_CORE",
            "Department not found",
            400,
            .call("department.delete"),
            "`department.delete` of an unknown one"
        ),
        ListedError(
            "ERROR_CORE",
            "Access denied",
            400,
            .path("department.add?auth=clerk&NAME=New&PARENT=1"),
            "`department.add`, `.update` or `.delete` as no administrator"
        ),
        ListedError(
            "",
            "The 'FIELD_NAME' field is not found.",
            400,
            .call("user.userfield.add"),
            "`user.userfield.add` without a name"
        ),
        ListedError(
            "ERROR_ARGUMENT",
            "Argument 'USER_TYPE_ID' is null or empty",
            400,
            .call("user.userfield.add", ["fields": ["FIELD_NAME": "X", "USER_TYPE_ID": ""]]),
            "`user.userfield.add` with an empty type"
        ),
        ListedError(
            "ERROR_CORE",
            "Поле UF_USR_CONTRACT для объекта USER уже существует",
            400,
            .call("user.userfield.add", ["fields": ["FIELD_NAME": "CONTRACT", "USER_TYPE_ID": "string"]]),
            "`user.userfield.add` with a taken name"
        ),
        ListedError(
            "ERROR_CORE",
            "Fail to create new user field",
            400,
            .call("user.userfield.add", ["fields": ["FIELD_NAME": "X", "USER_TYPE_ID": "none"]]),
            "`user.userfield.add` with an unknown type"
        ),
        ListedError(
            "",
            "ID is not defined or invalid",
            400,
            .call("user.userfield.update"),
            "`user.userfield.update` without an `id`"
        ),
        ListedError(
            "",
            "Access denied.",
            400,
            .call("user.userfield.delete", ["id": 4711]),
            "`user.userfield.delete` of an unknown field"
        ),
        ListedError(
            "ACCESS_DENIED",
            "Access denied! Application context required",
            400,
            .call("app.info"),
            "`app.info` by a webhook"
        ),
        ListedError("CODE_EMPTY", "CODE can't be empty", 400, .call("feature.get"), "`feature.get` without a code"),
        ListedError(
            "AccessException",
            "Application context required",
            400,
            .call("user.option.get"),
            "`user.option.*` or `app.option.*` by a webhook"
        ),
        ListedError(
            "AccessException",
            "Administrator authorization required",
            400,
            .path("app.option.set?auth=employee&options%5Ba%5D=1"),
            "`app.option.set` as no administrator"
        ),
        ListedError(
            "ArgumentNullException",
            "options is empty",
            400,
            .path("user.option.set?auth=employee"),
            "`user.option.set` without options"
        ),
    ]

    private static let demo = "client_id=local.65f1a0c2d3e4b5.01234567&client_secret=demo0client0secret"
    private static let renewal = "grant_type=refresh_token&refresh_token=demo0refresh0token&\(demo)"

    private static let tokenServer = [
        ListedError("invalid_request", "Unknown grant type", 400, .token(""), "token server: an unknown type of grant"),
        ListedError(
            "wrong_client",
            nil,
            200,
            .token("grant_type=refresh_token&refresh_token=x&client_id=x"),
            "token server: an unknown application"
        ),
        ListedError(
            "invalid_client",
            nil,
            401,
            .token("\(renewal)x"),
            "token server: a wrong secret"
        ),
        ListedError(
            "invalid_grant",
            nil,
            400,
            .token("grant_type=refresh_token&refresh_token=x&\(demo)"),
            "token server: a wrong or used code or refresh token"
        ),
        ListedError(
            "invalid_scope",
            "Given scope exceeds permissions associated with given grant",
            403,
            .token("\(renewal)&scope=user,crm"),
            "token server: more scopes than the application has"
        ),
    ]
}

@Suite(.endsHangs) struct ErrorListTests {
    private static let employee = EmulatorCredential(
        ownerID: 2,
        webhookCode: "employee",
        accessToken: "employee",
        scopes: ["user", "user.userfield"]
    )

    /// As the employee, with the scope that the employee lacks.
    private static let clerk = EmulatorCredential(
        ownerID: 2,
        webhookCode: "clerk",
        accessToken: "clerk",
        scopes: ["department"]
    )

    @Test(arguments: ListedError.all)
    func `what an error of the list names provokes it`(error: ListedError) async throws {
        var administrator = EmulatorCredential.demo
        administrator.application = .demo
        var configuration = EmulatorConfiguration(
            userCount: 2,
            credentials: [administrator, Self.employee, Self.clerk]
        )
        if case .fault(let fault) = error.cause { configuration.faults = EmulatorFaults(list: [fault]) }
        try await withPortal(configuration) { portal in
            let answer = try await provoke(error.cause, portal)
            #expect(answer.status == error.status)
            var found = answer.json
            if case .commands(let commands) = error.cause {
                found = answer.result?["result_error"]?["c\(commands.count - 1)"] ?? .null
            }
            #expect(found["error"]?.stringValue == error.code)
            #expect(found["error_description"]?.stringValue == error.text)
        }
    }

    private func provoke(_ cause: ListedError.Cause, _ portal: PortalProbe) async throws -> PortalProbe.Answer {
        switch cause {
        case .fault: return try await portal.call("server.time")
        case .call(let method, let parameters, let asEmployee):
            let base = asEmployee ? portal.address.oauthBase + "2/employee/" : portal.address.webhook
            let body = JSONValue.object(parameters).text
            return try await portal.send(base + method, body: body, type: "application/json")
        case .path(let path): return try await portal.send(portal.address.oauthBase + path)
        case .commands(let commands):
            let cmd = JSONObject(commands.enumerated().map { ("c\($0)", .string($1)) })
            return try await portal.call("batch", ["cmd": .object(cmd)])
        case .token(let query): return try await portal.send("\(portal.address.tokenServer)?\(query)")
        }
    }

    @Test func `every refusal among the faults is in the list`() {
        let listed = Set(
            ListedError.all.compactMap { error in
                if case .fault(let fault) = error.cause { fault } else { nil }
            }
        )
        // These are no refusals, or answer what another cause does, too.
        let others: Set<EmulatorFault> = [
            .resetBefore, .resetAfter, .hang, .hangAfter, .slowBody, .truncated, .garbled, .html200, .html502,
            .wrongType, .redirect, .oversized, .commandError, .scopeDenied,
        ]
        #expect(listed.union(others) == Set(EmulatorFault.allCases))
        #expect(listed.isDisjoint(with: others))
    }

    @Test func `the page of errors is the list that is provoked here`() throws {
        #expect(try reference("PortalEmulator/PortalEmulator.docc/Errors.md", recording: Self.page) == Self.page)
    }

    private static var page: String {
        let rows = ListedError.all.map { error in
            let code = error.code.isEmpty ? "*(empty)*" : "`\(error.code)`"
            return "| \(code) | \(error.text ?? "–") | \(error.status) | \(error.words) |"
        }
        return """
            # Errors

            The errors that an emulated portal answers, and what provokes each; a test provokes every one of them.

            Codes, texts and statuses are those of the documentation: of its page
            [Error codes](https://apidocs.bitrix24.com/error-codes.html), of the methods' own pages, of
            [confirmations](https://apidocs.bitrix24.com/api-reference/scopes/confirmation.html), and of the
            [token server](https://apidocs.bitrix24.com/settings/oauth/error-codes.html), whose statuses only the SDKs name. Editions of
            the documentation differ in some statuses, so a client should go by the code.

            Of the documented errors that belong to these methods, it never answers `user_count_exceeded` of `user.add`, the missing
            `HANDLER` of `user.userfield.add`, `User authorization required` of `user.option.*`, nor `PAYMENT_REQUIRED` of the token
            server.

            | error | text | HTTP status | what provokes it |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }
}
