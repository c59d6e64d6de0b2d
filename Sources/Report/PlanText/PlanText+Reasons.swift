public import PortalModel

extension PlanText {
    /// Why selected users stay unchanged: the user, then a line for each reason; empty if there is none.
    public func reasons(_ reasons: [UserReason]) -> String {
        guard !reasons.isEmpty else { return "" }
        let id = reasons.reduce(0) { max($0, $1.user.description.columns) }
        let person = reasons.reduce(0) { max($0, $1.person.visible.columns) }
        let field = reasons.reduce(0) { max($0, $1.field?.columns ?? 0) }
        var last: UserID?
        let lines = reasons.map { reason in
            let isNew = reason.user != last
            last = reason.user
            let head =
                style.paint((isNew ? reason.user.description : "").aligned(to: id), .dim) + "  "
                + (isNew ? reason.person.visible : "").padded(to: person) + "  "
                + style.paint((reason.field ?? "").padded(to: field), .dim) + (field > 0 ? "  " : "")
            let indent = id + 2 + person + 2 + (field > 0 ? field + 2 : 0)
            return head
                + Self.sentence(reason).wrapped(to: max(24, style.width - indent))
                .joined(separator: "\n" + String(repeating: " ", count: indent))
        }
        return "Not changed:\n\n" + lines.joined(separator: "\n")
    }

    /// The reason with its origin, such as `skipped: on leave (line 3, phones.lua:12)`.
    static func sentence(_ reason: UserReason) -> String {
        let isNamed = [.severalRows, .sharedRow].contains(reason.kind)
        let lines = isNamed ? [] : reason.lines.map { "line \($0)" }
        let locations = (lines + [reason.location].compactMap(\.self)).joined(separator: ", ")
        return (reason.message + (locations.isEmpty ? "" : " (\(locations))")).visible
    }
}
