import GRDB
import Wire

/// The methods about rights: the rights of the caller, and the names of the codes of rights.
enum AccessMethods {
    /// `user.admin`: whether the user may manage applications.
    static func isAdministrator(_ call: RESTCall) throws -> RESTAnswer {
        RESTAnswer(.boolean(try call.isAdministrator()))
    }

    /// `user.access`: whether the user has any of the rights; an administrator has them all.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/common/users/user-access.html>
    static func hasAny(_ call: RESTCall) throws -> RESTAnswer {
        let own: Set = ["AU", "G2", "U\(call.credential.ownerID)"]
        return RESTAnswer(.boolean(try call.isAdministrator() || !own.isDisjoint(with: codes(call))))
    }

    /// `access.name`: what the codes mean; those that mean nothing are left out.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/common/system/access-name.html>
    static func names(_ call: RESTCall) throws -> RESTAnswer {
        let codes = codes(call)
        guard !codes.isEmpty else { return RESTAnswer(false) }
        return RESTAnswer(.php(try codes.compactMap { code in try name(of: code, call.database).map { (code, $0) } }))
    }

    private static func codes(_ call: RESTCall) -> [String] {
        (call.parameter("access") ?? .null).phpElements.compactMap(\.phpText).filter { !$0.isEmpty }
    }

    private static let groups = [
        "AU": "All authorized users", "G1": "Administrators", "G2": "All visitors",
    ]

    private static func name(of code: String, _ database: Database) throws -> JSONValue? {
        if let name = groups[code] { return ["provider": "", "name": .string(name), "provider_id": "other"] }
        guard code.hasPrefix("U"), let id = Int(code.dropFirst()) else { return nil }
        let sql = "SELECT trim(ifnull(NAME, '') || ' ' || ifnull(LAST_NAME, '')) FROM user WHERE ID = ?"
        let name = try String.fetchOne(database, sql: sql, arguments: [id])
        return name.map { ["provider": "Users", "name": .string($0), "provider_id": "user"] }
    }
}
