import GRDB
import Wire

/// The methods that need no scope.
enum BasicMethods {
    /// `profile`: the owner of the credentials; an empty map if that user was dismissed.
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

    /// `scope`: the scopes of the credentials or, with `full`, all that a portal knows.
    static func scope(_ call: RESTCall) throws -> RESTAnswer {
        let isFull = call.parameter("full")?.phpFlag == true
        return RESTAnswer(.array((isFull ? knownScopes : call.credential.scopes.sorted()).map { .string($0) }))
    }

    /// `server.time`: the time on the portal's clock.
    static func serverTime(_ call: RESTCall) throws -> RESTAnswer {
        RESTAnswer(.string(Moment.now.iso))
    }

    /// `methods`: the methods that the credentials may call; with `full` all, with `scope` those of that scope.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/common/system/methods.html>
    static func methods(_ call: RESTCall) -> RESTAnswer {
        let isFull = call.parameter("full")?.phpFlag == true
        let scope = call.parameter("scope")?.phpText
        let methods = RESTMethod.scopesByName.filter { _, scopes in
            if let scope { return scope.isEmpty ? scopes.isEmpty : scopes.contains(scope) }
            return isFull || call.mayCall(scopes)
        }
        return RESTAnswer(.array(methods.keys.sorted().map { .string($0) }))
    }

    /// `method.get`: whether there is a method of that name, and whether the credentials may call it.
    static func method(_ call: RESTCall) -> RESTAnswer {
        let scopes = call.parameter("name")?.phpText.flatMap { RESTMethod.scopesByName[$0] }
        return RESTAnswer([
            "isExisting": .boolean(scopes != nil), "isAvailable": .boolean(scopes.map(call.mayCall) ?? false),
        ])
    }

    /// `app.info`: the application that calls; a webhook belongs to none.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/common/system/app-info.html>
    static func application(_ call: RESTCall) throws -> RESTAnswer {
        guard let clientID = call.clientID else {
            throw RESTError(status: 400, code: "ACCESS_DENIED", text: "Access denied! Application context required")
        }
        return RESTAnswer([
            "ID": 1, "CODE": .string(clientID), "VERSION": 1,
            "STATUS": "L", "INSTALLED": true, "PAYMENT_EXPIRED": "N",
            "DAYS": nil, "LANGUAGE_ID": "en", "LICENSE": "en_ent250", "LICENSE_TYPE": "ent250",
            "LICENSE_FAMILY": "ent",
        ])
    }

    /// `feature.get`: whether the portal's plan has a feature; it has those that are documented.
    static func feature(_ call: RESTCall) throws -> RESTAnswer {
        guard let code = call.parameter("code")?.phpText, !code.isEmpty else {
            throw RESTError(status: 400, code: "CODE_EMPTY", text: "CODE can't be empty")
        }
        let features = ["rest_offline_extended", "rest_auth_connector"]
        return RESTAnswer(["value": features.contains(code) ? "Y" : "N"])
    }

    private static let knownScopes = """
        ai_admin appform baas biconnector bizproc booking calendar calendarmobile call cashbox catalog catalogmobile \
        configuration.import contact_center crm delivery department disk documentgenerator entity forum \
        humanresources.hcmlink iblock im im.import imbot imconnector imopenlines intranet landing landing_cloud lists log \
        mailservice main messageservice mobile notifications pay_system placement pull pull_channel rating rest rpa sale \
        salescenter sign.b2e smile socialnetwork sonet_group task tasks tasks_extended tasksmobile telephony timeman user \
        user.userfield user_basic user_brief userconsent userfieldconfig vote
        """.split(separator: " ").map(String.init)
}
