import PortalEmulator
import Wire

extension ListedError {
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
