import Wire

/// A user of the demo company.
struct DemoUser: Sendable {
    let id: Int
    let isAdministrator: Bool
    let departments: [Int]
    let mayLead: Bool
    /// Field name to value, in the forms that `user.update` takes; read-only fields too.
    let fields: JSONObject

    /// Who set the portal up, and never filled in the own profile.
    static let owner = DemoUser(
        id: DemoCompany.ownerID,
        isAdministrator: true,
        departments: [1],
        mayLead: true,
        fields: [
            "ACTIVE": true, "NAME": "Admin", "EMAIL": "admin@example.com", "USER_TYPE": "employee",
            "TIME_ZONE": "Europe/Berlin", "DATE_REGISTER": "2019-01-07T00:00:00+00:00", "IS_ONLINE": "N",
            "LAST_LOGIN": "2025-06-02T07:41:12+00:00", "LAST_ACTIVITY_DATE": "2025-06-02T15:20:04+00:00",
            "TIMESTAMP_X": "2019-01-07T09:12:40+00:00", "UF_DEPARTMENT": [1],
        ]
    )
}

extension DemoUser {
    /// Invents the user at this position.
    init(at index: Int, seed: UInt64, mailboxes: inout [String: Int]) {
        var draft = DemoUserDraft(index: index, seed: seed)
        fields = draft.fields(mailboxes: &mailboxes)
        id = draft.id
        isAdministrator = false
        departments = draft.departments.map(\.id)
        mayLead = draft.isActive && draft.kind == .employee
    }
}
