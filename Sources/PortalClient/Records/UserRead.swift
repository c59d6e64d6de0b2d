package import PortalModel
import Wire

/// One `user.get`: which users, and which of their fields.
///
/// Dismissed users are included, since there is no filter for active ones. `ADMIN_MODE` shows an administrator all users.
///
/// Source: <https://apidocs.bitrix24.com/api-reference/user/user-get.html>
package struct UserRead {
    /// How many users one call returns at most; no parameter changes it.
    package static let pageSize = 50

    private let filter: JSONObject
    private let start: Int
    private let fields: [String]
    /// The only users that may be returned, if the read is for certain ones.
    private let wanted: Set<UserID>?

    /// Reads these users, at most ``pageSize``.
    package init(ids: [UserID], fields: [String]) {
        filter = ["ID": .array(ids.map { .integer($0.rawValue) })]
        start = -1
        self.fields = fields
        wanted = Set(ids)
    }

    /// Reads those who have this address.
    init(address: String, fields: [String]) {
        filter = ["EMAIL": .string(address)]
        start = -1
        self.fields = fields
        wanted = nil
    }

    /// Reads the first page of all users, and counts them.
    init(firstPageOf fields: [String]) {
        filter = [:]
        start = 0
        self.fields = fields
        wanted = nil
    }

    /// Reads the page after the user whose id, or a reference to it, is given.
    ///
    /// Without counting it costs the portal next to nothing.
    init(after last: JSONValue, fields: [String]) {
        filter = [">ID": last]
        start = -1
        self.fields = fields
        wanted = nil
    }

    /// The call to the portal.
    package var call: BatchCall {
        let names = ["ID"] + fields.filter { $0 != "ID" }
        var parameters: JSONObject = [
            "sort": "ID", "order": "ASC", "ADMIN_MODE": 1, "select": .array(names.map { .string($0) }),
            "start": .integer(start),
        ]
        if !filter.isEmpty { parameters["FILTER"] = .object(filter) }
        return BatchCall("user.get", parameters)
    }

    /// Reads the users in an answer.
    ///
    /// - Throws: ``PortalError`` with `.unreadable` if these are not users, or not the requested ones.
    package func users(_ answer: Answer, coding: UserCoding) throws(PortalError) -> [User] {
        guard case .array(let rows) = answer.result else { throw PortalError(.unreadable, method: "user.get") }
        let asked = Set(fields)
        return try rows.map { row throws(PortalError) in
            let user = try coding.user(row, fields: asked, method: "user.get")
            guard wanted?.contains(user.id) ?? true else { throw PortalError(.unreadable, method: "user.get") }
            return user
        }
    }
}
