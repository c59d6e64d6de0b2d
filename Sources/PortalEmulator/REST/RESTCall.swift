import GRDB
import PortalModel
import Wire

/// How a caller proved who it is.
enum RESTAccess: Hashable, Sendable {
    /// By user id and code in the path.
    case webhook
    /// By an access token.
    case token
}

/// One call of a method, and what it needs to be carried out.
struct RESTCall {
    /// The name in small letters, such as `user.get`.
    var method: String
    var parameters: JSONObject
    /// How the parameters travelled.
    var carrier: ReceivedRequest.Carrier
    /// The method of HTTP, such as `POST`.
    let httpMethod: String
    let credential: EmulatorCredential
    let access: RESTAccess
    /// The fault that occurs with the request.
    let fault: EmulatorFault?
    /// Where files are served, such as `http://127.0.0.1:41234/upload/`.
    let filesAddress: String
    /// The fields of a user record.
    var fields: [StoredField]
    let database: Database

    /// The parameter of that name, in capitals or small letters; clients send both.
    func parameter(_ name: String) -> JSONValue? {
        parameters[name] ?? parameters.first { $0.key.lowercased() == name }?.value
    }

    /// The application that calls, or `nil` for a webhook, which belongs to none.
    var clientID: String? { access == .token ? credential.application?.clientID ?? "local.demo" : nil }

    /// The fields that the credential's scopes show.
    var visibleFields: [StoredField] {
        let scope = credential.userScope
        let showsCustom = scope == .full || credential.scopes.contains("user.userfield")
        return fields.filter { $0.isCustom ? showsCustom : $0.scope <= scope }
    }

    /// Whether the user behind the credential administers the portal.
    func isAdministrator() throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT IS_ADMINISTRATOR FROM user WHERE ID = ?")
        return try Bool.fetchOne(statement, arguments: [credential.ownerID]) ?? false
    }
}

extension EmulatorCredential {
    /// The widest scope for user records among those that were ticked.
    var userScope: UserField.Scope {
        scopes.contains("user") ? .full : scopes.contains("user_basic") ? .basic : .brief
    }
}

/// What a method answers.
struct RESTAnswer {
    let result: JSONValue
    /// How many records match, over all pages; only lists have it.
    var total: Int?
    /// Where the next page starts, if there is one.
    var next: Int?

    init(_ result: JSONValue, total: Int? = nil, next: Int? = nil) {
        self.result = result
        self.total = total
        self.next = next
    }
}
