import Wire

@testable import PortalClient

/// Answers of a portal whose users are called by their numbers.
enum Rows {
    /// Users as `user.get` lists them.
    static func users(_ ids: some Sequence<Int>) -> JSONValue {
        .array(ids.map { ["ID": .string("\($0)"), "NAME": .string("N\($0)")] })
    }

    /// The answer of a batch whose commands all went well.
    static func batch(_ results: [JSONValue]) -> ScriptedPortal.Reply {
        let commands = results.enumerated().map { ("c\($0.offset)", $0.element) }
        let members: JSONValue = ["result": .object(JSONObject(commands)), "result_error": []]
        return .init(body: (["result": members] as JSONValue).text)
    }

    /// The answer of the batch that ``RESTPortal/schema()`` sends: everything is visible, and nothing is custom.
    static let schema = batch([["user", "department", "user.userfield"], []])

    /// The answer to one call of a method that counts.
    static func answer(_ result: JSONValue, total: Int) -> ScriptedPortal.Reply {
        .init(body: (["result": result, "total": .integer(total)] as JSONValue).text)
    }
}
