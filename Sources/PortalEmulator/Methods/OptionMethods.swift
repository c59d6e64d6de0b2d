import GRDB
import Wire

/// The methods `app.option.*` and `user.option.*`: what an application keeps on the portal, for all or for each user.
///
/// Source: <https://apidocs.bitrix24.com/api-reference/common/settings/index.html>
enum OptionMethods {
    /// `app.option.get`: what the application keeps.
    static func appGet(_ call: RESTCall) throws -> RESTAnswer {
        try get(call, OptionOwner(call, isUser: false))
    }

    /// `app.option.set`: keeps options of the application; only an administrator may.
    static func appSet(_ call: RESTCall) throws -> RESTAnswer {
        let owner = try OptionOwner(call, isUser: false)
        guard try call.isAdministrator() else { throw RESTError.access("Administrator authorization required") }
        return try set(call, owner)
    }

    /// `user.option.get`: what the application keeps for the user.
    static func userGet(_ call: RESTCall) throws -> RESTAnswer {
        try get(call, OptionOwner(call, isUser: true))
    }

    /// `user.option.set`: keeps options of the application and the user.
    static func userSet(_ call: RESTCall) throws -> RESTAnswer {
        try set(call, OptionOwner(call, isUser: true))
    }

    /// The option that is named, `null` if there is none, or else all of them.
    private static func get(_ call: RESTCall, _ owner: OptionOwner) throws -> RESTAnswer {
        let rows = try Row.fetchAll(
            call.database,
            sql: "SELECT NAME, VALUE FROM app_option WHERE CLIENT = ? AND USER_ID = ? ORDER BY rowid",
            arguments: owner.arguments
        )
        let options = try rows.map { row in (row[0] as String, try JSONReader.value(from: row[1] as String)) }
        guard let name = call.parameter("option")?.phpText, !name.isEmpty else { return RESTAnswer(.php(options)) }
        return RESTAnswer(options.first { $0.0 == name }?.1 ?? .null)
    }

    private static func set(_ call: RESTCall, _ owner: OptionOwner) throws -> RESTAnswer {
        let options: [(String, JSONValue)] =
            switch call.parameter("options") {
            case .object(let options)?: options.map { ($0.key, $0.value) }
            case .array(let values)?: values.enumerated().map { (String($0), $1) }
            default: []
            }
        guard !options.isEmpty else {
            throw RESTError(status: 400, code: "ArgumentNullException", text: "options is empty")
        }
        for (name, value) in options {
            try call.database.execute(
                sql: """
                    INSERT INTO app_option (CLIENT, USER_ID, NAME, VALUE) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET VALUE = excluded.VALUE
                    """,
                arguments: owner.arguments + [name, value.text]
            )
        }
        return RESTAnswer(true)
    }
}

/// Whose options they are: an application's, and perhaps a user's.
private struct OptionOwner {
    let arguments: StatementArguments

    /// - Throws: ``RESTError`` if no application calls.
    init(_ call: RESTCall, isUser: Bool) throws(RESTError) {
        guard let clientID = call.clientID else { throw .access("Application context required") }
        arguments = [clientID, isUser ? call.credential.ownerID : 0]
    }
}

extension RESTError {
    fileprivate static func access(_ text: String) -> RESTError {
        RESTError(status: 400, code: "AccessException", text: text)
    }
}
