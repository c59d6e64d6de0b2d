import Judgement
import PortalModel
import Scripting

/// Notes on the users who were asked for, made while their run is planned, which explain why they stay as they are.
///
/// It belongs to the script's thread, and holds nothing about others.
final class ReasonNotes {
    let asked: Set<UserID>
    /// The fields that the recipes of a chain say they may write.
    private var promised: Set<String> = []
    /// The lines of the rows that name a user.
    private var lines: [UserID: [Int]] = [:]
    private var ofUsers: [UserID: [UserReason]] = [:]
    private var ofFields: [UserID: [String: UserReason]] = [:]

    init(asked: Set<UserID>) {
        self.asked = asked
    }

    /// Expects the recipes of a chain to set what they say they may write; a program isn't expected to change a given user.
    func promise(_ recipes: [Recipe]) {
        promised = recipes.reduce(into: []) { $0.formUnion($1.writes?.keys.map(\.self) ?? []) }
    }

    func named(_ user: UserID, by line: Int) {
        if asked.contains(user) { lines[user, default: []].append(line) }
    }

    func isNamed(_ user: UserID) -> Bool { lines[user] != nil }

    /// Notes a reason that needs no details.
    func note(_ kind: UserReason.Kind, _ user: UserID, field: String? = nil, line: Int? = nil) {
        note(UserReason(kind, user, field: field, lines: line.map { [$0] } ?? []))
    }

    /// Notes what a finding says about a user.
    func note(_ finding: Diagnostic, of user: UserID) {
        let lines = finding.line.map { [$0] } ?? []
        switch (finding.code, finding.severity) {
        case (.namedTwice, _): break
        case (.protected, _): note(.protected, user, field: finding.field)
        case (.warned, _):
            note(
                UserReason(
                    .warned,
                    user,
                    field: finding.field,
                    detail: finding.message,
                    location: finding.location,
                    lines: lines
                )
            )
        case (_, .error):
            let detail = finding.message.about(finding.field)
            note(UserReason(.refused, user, detail: detail, location: finding.location, lines: lines))
        default: break
        }
    }

    /// Notes a record's outcome: the values that it was given and already holds, and the fields that were expected and not
    /// given.
    func note(_ account: RecordAccount) {
        let user = account.user.id
        switch account.verdict {
        case .refused: break
        case .skipped(let reason, let location):
            let lines = account.line.map { [$0] } ?? []
            note(UserReason(.skipped, user, detail: reason, location: location, lines: lines))
        case .passed(let change):
            for name in account.given.union(promised) where name != "ID" && change?.after[name] == nil {
                let known = ofFields[user]?[name]?.kind ?? .unset
                guard [.equal, .unset].contains(known) else { continue }
                note(account.given.contains(name) ? .equal : .unset, user, field: name)
            }
        }
    }

    private func note(_ reason: UserReason) {
        guard asked.contains(reason.user) else { return }
        if let field = reason.field {
            ofFields[reason.user, default: [:]][field] = reason
        } else {
            ofUsers[reason.user, default: []].append(reason)
        }
    }

    /// Why a user, or what isn't changed of them, stays as it is: if the user does, fields no longer matter.
    func reasons(of user: UserID, _ change: Change?, in schema: Schema) -> [UserReason] {
        if let lines = lines[user], lines.count > 1 { return [UserReason(.severalRows, user, lines: lines)] }
        if let whole = ofUsers[user] { return whole }
        let fields = ofFields[user, default: [:]].filter { change?.after[$0.key] == nil }
        return schema.sorted(fields.keys).compactMap { fields[$0] }
    }
}

@available(*, unavailable)
extension ReasonNotes: Sendable {}
