public import PortalModel

extension PlanText {
    /// What a plan does to people that somebody should look at first, by name; empty if there is nothing.
    public func attention(_ attention: PlanAttention) -> String {
        guard !attention.isEmpty else { return "" }
        var blocks = attention.parts.map { part in
            ([title(part)] + lines(part, attention)).joined(separator: "\n")
        }
        if !attention.kept.isEmpty { blocks.append(style.paint(Self.words(forKept: attention.kept), .red)) }
        return (["Needs attention"].map { style.paint($0, .bold) } + blocks).joined(separator: "\n\n")
    }

    /// The heading of a part, and what follows from it.
    private func title(_ part: PlanAttention.Part) -> String {
        style.paint(part.deed.title, .red) + "  "
            + style.paint(Self.count(part.users, "user") + part.deed.consequence, .dim)
    }

    private func lines(_ part: PlanAttention.Part, _ attention: PlanAttention) -> [String] {
        let margin = margin(part.changes)
        let name = part.changes.reduce(0) { max($0, min($1.person.visible.columns, style.width / 3)) }
        let lines = part.changes.map { change in
            let rest = detail(change, part.deed, attention, room: style.width - margin - name - 2)
            let person = change.person.visible
            return id(change, margin)
                + style.paint(rest.isEmpty ? person : person.padded(to: name), part.deed == .dismissed ? .red : .plain)
                + (rest.isEmpty ? "" : "  " + style.paint(rest, .red))
        }
        let more = part.users - part.changes.count
        let isBlind = part.deed == .dismissed && attention.hidesHeads
        let lack = isBlind ? [blanks(margin) + "The credentials don't show who of them heads a department."] : []
        return lack + lines + (more > 0 ? [blanks(margin) + "and \(more) more; --full shows all"] : [])
    }

    /// The same as rows of a table, with a last row for those whom a part leaves out.
    func attentionRows(_ attention: PlanAttention) -> [(what: String, user: String, person: String, detail: String)] {
        attention.parts.flatMap { part in
            let rows = part.changes.map { change in
                let detail = detail(change, part.deed, attention, room: 120)
                return (part.deed.title, change.user.description, change.person, detail)
            }
            let more = part.users - part.changes.count
            return rows + (more > 0 ? [(part.deed.title, "", "and \(more) more", "")] : [])
        }
    }

    /// What happens to one person, in a line.
    private func detail(_ change: Change, _ deed: PlanAttention.Deed, _ attention: PlanAttention, room: Int) -> String {
        switch deed {
        case .dismissed: return Self.standing(of: change.user, attention).joined(separator: "; ")
        case .cleared: return schema.sorted(change.after.keys).joined(separator: ", ")
        case .readdressed, .moved:
            guard let row = rows(change).first else { return "" }
            let arrow = " → "
            let half = max(ValueColumns.narrowest, (room - arrow.columns) / 2)
            let (before, after) = Self.cut(row.before, half, row.after, half)
            return before + arrow + after
        }
    }

    /// What makes the dismissal of somebody graver.
    static func standing(of user: UserID, _ attention: PlanAttention) -> [String] {
        var words: [String] = []
        if let heads = attention.heads[user] { words.append("heads \(heads.map(\.visible).joined(separator: ", "))") }
        if attention.owner == user { words.append("owns the credentials in use") }
        return words
    }

    /// Who stays since `moonhook.lua` protects them.
    static func words(forKept kept: [UserID: String]) -> String {
        let names = kept.sorted { $0.key < $1.key }.prefix(20).map { "\(ForeignText($0.value)) (\($0.key))" }
        let more = kept.count > names.count ? " and \(kept.count - names.count) more" : ""
        return "Not dismissed, since moonhook.lua protects them: \(names.joined(separator: ", "))\(more)"
    }
}

extension PlanAttention.Deed {
    /// Such as `Dismissed`.
    var title: String {
        switch self {
        case .dismissed: "Dismissed"
        case .readdressed: "New e-mail address"
        case .moved: "Other departments"
        case .cleared: "Cleared"
        }
    }

    /// What follows from it, as the end of a line.
    var consequence: String { self == .dismissed ? "; they can't sign in, and their webhooks stop" : "" }
}

extension RunReport {
    /// What a plan does to people, as the end of a question; empty if there is nothing.
    public static func words(forAttention attention: PlanAttention) -> ShownText {
        let parts = attention.parts.map { part in
            switch part.deed {
            case .dismissed: ", dismissing \(part.users)"
            case .readdressed: ", giving \(part.users) another e-mail address"
            case .moved: ", moving \(part.users) to other departments"
            case .cleared: ", clearing \(PlanText.count(part.fields, "field"))"
            }
        }
        return ShownText(shown: parts.joined())
    }
}
