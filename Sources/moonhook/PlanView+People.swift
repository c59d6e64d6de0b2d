import Journal
import PortalModel

extension PlanView {
    /// How the users are known whom the values of these fields name.
    static func people(
        namedBy fields: Set<String>,
        of run: RunID,
        in journal: RunJournal,
        on portal: any Portal
    ) async throws -> [UserID: String] {
        var ids: Set<UserID> = []
        let next = { try journal.changes(run, after: $0, limit: pageSize) }
        try eachPage(next) { page in
            for change in page.map(\.change) {
                for field in fields {
                    ids.formUnion((change.before[field]?.users ?? []) + (change.after[field]?.users ?? []))
                }
            }
        }
        let users = try await portal.users(ids.sorted(), fields: ["NAME", "LAST_NAME", "EMAIL"])
        return Dictionary(users.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
    }
}

extension FieldValue {
    /// The users whose ids these are.
    fileprivate var users: [UserID] {
        switch self {
        case .integer(let id): UserID(rawValue: id).map { [$0] } ?? []
        case .list(let items): items.flatMap(\.users)
        case .null, .string, .number, .boolean, .file: []
        }
    }
}
