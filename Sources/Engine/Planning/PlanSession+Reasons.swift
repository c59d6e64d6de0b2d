import Judgement
import PortalModel
import Scripting
import Snapshot

/// The answer to `--why`.
extension PlanSession {
    /// What is asked of each record; `nil` if nobody asks.
    var explanation: RecordJudge.Explanation? {
        guard request.explains else { return nil }
        return RecordJudge.Explanation(asked: sink.notes?.asked ?? []) { [sink] in sink.notes?.note($0) }
    }

    /// Counts the users asked for who don't exist, and explains why the others, or their fields, stay as they are.
    func answer() throws {
        for id in (request.narrowing.selection.users ?? []).sorted() {
            let change = try sink.change(of: id)
            // A change proves that the user exists.
            guard sink.notes != nil || change == nil else { continue }
            guard let user = try directory.user(id) else {
                counts.unknownUsers.append(id)
                if sink.notes != nil { counts.reasons.append(UserReason(.noUser, id)) }
                continue
            }
            counts.reasons += reasons(of: user, change).map { reason in
                var reason = reason
                reason.person = user.displayName
                return reason
            }
        }
    }

    private func reasons(of user: User, _ change: Change?) -> [UserReason] {
        guard let notes = sink.notes else { return [] }
        let selection = request.narrowing.selection
        if change == nil {
            if !selection.contains(user, in: context.schema) { return [UserReason(.outsideSelection, user.id)] }
            if counts.rows != nil, !notes.isNamed(user.id) {
                // A row that matches several users names none.
                let noted = notes.reasons(of: user.id, nil, in: context.schema).filter { $0.field == nil }
                return noted.isEmpty ? [UserReason(.noRow, user.id)] : noted
            }
            if counts.rows == nil, counts.employees != nil, !selection.amongEmployees.contains(user, in: context.schema)
            {
                return [UserReason(.notEmployee, user.id, detail: user.kind)]
            }
        }
        let noted = notes.reasons(of: user.id, change, in: context.schema)
        guard change == nil, noted.isEmpty else { return noted }
        return [UserReason(counts.employees == nil ? .notUpdated : .unset, user.id)]
    }
}

extension User {
    /// What somebody is who isn't an employee.
    fileprivate var kind: String {
        guard fields["ACTIVE"] == .boolean(true) else { return "dismissed" }
        guard case .string(let type)? = fields["USER_TYPE"] else { return "without a type" }
        return type
    }
}
