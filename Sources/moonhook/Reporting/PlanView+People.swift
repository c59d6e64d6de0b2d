import Journal
import PortalModel

extension PlanView {
    /// The names of the users to whom the values of these fields refer.
    static func people(
        _ fields: [UserField],
        of run: RecordedRun,
        on portal: any Portal
    ) async throws -> [UserID: String] {
        var ids: Set<UserID> = []
        var last: UserID?
        while case let page = try run.changes(after: last, limit: pageSize).map(\.change), !page.isEmpty {
            for values in page.flatMap({ [$0.before, $0.after] }) {
                ids.formUnion(fields.flatMap { values[$0.name]?.users ?? [] })
            }
            last = page.last?.user
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
        case .null, .string, .number, .boolean, .file, .option: []
        }
    }
}
