import GRDB
import Wire

/// The methods that need no scope.
enum BasicMethods {
    /// `profile`: who is behind the credentials; an empty map where that user was dismissed.
    static func profile(_ call: RESTCall) throws -> RESTAnswer {
        let names = ["NAME", "LAST_NAME", "PERSONAL_GENDER", "TIME_ZONE", "PERSONAL_PHOTO"]
        let statement = try call.database.cachedStatement(
            sql: "SELECT \(names.joined(separator: ", ")) FROM user WHERE ID = ? AND ACTIVE"
        )
        guard let row = try Row.fetchOne(statement, arguments: [call.credential.ownerID]) else {
            return RESTAnswer(.php([]))
        }
        var profile: JSONObject = [
            "ID": .string(String(call.credential.ownerID)), "ADMIN": .boolean(try call.isAdministrator()),
        ]
        for name in names.dropLast() {
            profile[name] = .string(row[name] ?? "")
        }
        let photo = (row["PERSONAL_PHOTO"] as DatabaseValue).phpText ?? ""
        if !photo.isEmpty { profile["PERSONAL_PHOTO"] = .string(call.filesAddress + photo) }
        return RESTAnswer(.object(profile))
    }

    /// `scope`: the scopes of the credentials or, with `full`, all that the portal knows.
    static func scope(_ call: RESTCall) throws -> RESTAnswer {
        let scopes = call.parameter("full")?.phpFlag == true ? known : known.filter(call.credential.scopes.contains)
        return RESTAnswer(.array(scopes.map { .string($0) }))
    }

    /// `server.time`: the time on the portal's clock.
    static func serverTime(_ call: RESTCall) throws -> RESTAnswer {
        RESTAnswer(.string(Moment.now.iso))
    }

    private static let known = ["department", "user", "user.userfield", "user_basic", "user_brief"]
}
