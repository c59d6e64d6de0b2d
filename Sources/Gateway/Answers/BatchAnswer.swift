import Wire

/// What a portal answers to `batch`, by command.
///
/// PHP writes a map as a list if its keys are 0, 1, 2 and so on, and if it is empty.
struct BatchAnswer {
    private let members: JSONObject

    /// Reads the answer; `nil` if it is none of `batch`.
    init?(_ answer: JSONObject) {
        guard let members = answer["result"]?.objectValue, members["result"] != nil else { return nil }
        self.members = members
    }

    /// One member for one command, such as `result` or `result_error`.
    func member(_ name: String, of key: String) -> JSONValue? {
        guard let values = members[name] else { return nil }
        // To PHP, `+1` and `01` are names, and no positions.
        return values[key] ?? Int(key).flatMap { String($0) == key ? values[$0] : nil }
    }

    /// The answer to one command as if it had been called alone.
    ///
    /// - Parameters:
    ///   - key: The command's name.
    ///   - time: The time of the whole batch, if the portal measured none for the command.
    /// - Returns: The answer; `nil` if the command wasn't run.
    func single(_ key: String, time: JSONValue?) -> CallReply? {
        if let error = member("result_error", of: key) {
            let members = error.objectValue ?? ["error": error]
            return CallReply(status: Self.status(of: members["error"]?.phpText ?? ""), members)
        }
        guard let result = member("result", of: key) else { return nil }
        var answer: JSONObject = ["result": result]
        answer["next"] = member("result_next", of: key)
        answer["total"] = member("result_total", of: key)
        answer["time"] = member("result_time", of: key) ?? time
        return CallReply(answer)
    }

    /// The whole answer with further errors, in the order of the commands.
    ///
    /// - Parameters:
    ///   - errors: The errors by command.
    ///   - keys: The commands' names in their order.
    /// - Returns: What `result` is to hold.
    func adding(_ errors: [String: GatewayError], order keys: [String]) -> JSONValue {
        var members = members
        members["result_error"] = .php(
            keys.compactMap { key in
                (errors[key].map { .object($0.answer) } ?? member("result_error", of: key)).map { (key, $0) }
            }
        )
        // A list of a part of the commands was sent as a map.
        return .object(members)
    }

    /// What it says of some commands alone, in their order.
    func restricted(to keys: [String]) -> JSONValue {
        .object(
            JSONObject(
                members.map { name, values in
                    (name, .php(keys.compactMap { key in member(name, of: key).map { (key, $0) } }))
                }
            )
        )
    }

    /// An answer that no command has but by its error.
    static func of(_ errors: [String: GatewayError], order keys: [String]) -> JSONValue {
        whole(errors: keys.compactMap { key in errors[key].map { (key, .object($0.answer)) } })
    }

    /// An answer to updates that were taken, in their order.
    static func of(taken keys: [String], time: JSONValue) -> JSONValue {
        whole(results: keys.map { ($0, true) }, times: keys.map { ($0, time) })
    }

    private static func whole(
        results: [(String, JSONValue)] = [],
        errors: [(String, JSONValue)] = [],
        times: [(String, JSONValue)] = []
    ) -> JSONValue {
        [
            "result": .php(results), "result_error": .php(errors), "result_total": [], "result_next": [],
            "result_time": .php(times),
        ]
    }

    /// The status with which a portal answers an error to a single call.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/error-codes.html>
    static func status(of code: String) -> Int {
        switch code {
        case "QUERY_LIMIT_EXCEEDED", "OVERLOAD_LIMIT": 503
        case "OPERATION_TIME_LIMIT": 429
        case "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER": 500
        case "NO_AUTH_FOUND", "expired_token", "METHOD_CONFIRM_WAITING": 401
        case "insufficient_scope", "ACCESS_DENIED", "INVALID_CREDENTIALS", "user_access_error": 403
        case "ERROR_METHOD_NOT_FOUND": 404
        case "ERROR_BATCH_METHOD_NOT_ALLOWED": 405
        default: 400
        }
    }
}
