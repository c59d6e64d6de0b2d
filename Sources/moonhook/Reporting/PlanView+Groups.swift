import Journal
import PortalModel
import Report

extension PlanView {
    /// Fewer changes of the same fields aren't a group.
    private static let smallestGroup = 3
    /// More groups than these would not help.
    private static let mostGroups = 12

    /// The changes by what they change: those whose values are certain, then those that assume a country for a number.
    func showGroups() throws {
        let groups = try run.groups()
        for assumesCountry in [false, true] { try show(groups.filter { $0.assumesCountry == assumesCountry }) }
    }

    /// The changes of these groups, the largest group first, ungrouped changes last.
    private func show(_ groups: [ChangeGroup]) throws {
        guard let assumesCountry = groups.first?.assumesCountry else { return }
        let large = groups.filter { $0.count >= Self.smallestGroup && !$0.fields.isEmpty }.prefix(Self.mostGroups)
        for group in large {
            let isTable = group.fields.count == 1
            output.writeParagraph(
                text.heading(group.fields, users: group.count, assumesCountry: assumesCountry)
            )
            let next = { try run.changes(in: group, after: $0, limit: Self.pageSize) }
            try eachPage(next) { page in
                let changes = page.map(\.change)
                if isTable {
                    output.write(report: text.table(changes))
                } else {
                    output.writeParagraph(text.changes(changes))
                }
            }
        }
        let others = groups.reduce(0) { $0 + $1.count } - large.reduce(0) { $0 + $1.count }
        guard others > 0 else { return }
        if !large.isEmpty || assumesCountry {
            output.writeParagraph(text.heading([], users: others, assumesCountry: assumesCountry))
        }
        let next = { last in
            try run.changes(
                outside: Array(large),
                assumingCountry: assumesCountry,
                after: last,
                limit: Self.pageSize
            )
        }
        try eachPage(next) { page in output.writeParagraph(text.changes(page.map(\.change))) }
    }
}
