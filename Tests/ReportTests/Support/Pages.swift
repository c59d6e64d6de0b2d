import PortalModel
import Report

/// Everything that a report can say of a run.
func sampleRun(total: Int? = 204, refused: Int? = 2) -> RunDescription {
    RunDescription(
        title: "Plan for north.example.com",
        facts: [
            ("portal", "north.example.com"), ("began", "2026-03-02 14:05 GMT+1, by anna with Moonhook 1.0"),
            ("script", "phones-e164.lua, SHA-256 \(String(repeating: "0123456789abcdef", count: 4))"),
            ("parameter", "region = DE"),
        ],
        total: total,
        refused: refused,
        notes: ["Columns not used: Start date", "Country assumed for numbers without a code: DE 12"]
    )
}

/// The sample's outcomes, a change that waits, and one that nobody knows of.
func sampleEntries() throws -> [PlannedChange] {
    let entries = try sampleOutcomes().map { change, outcome in
        PlannedChange(change, state: outcome.state, outcome: outcome)
    }
    return try entries + sampleNumbers().prefix(2).map { PlannedChange($0, state: .planned) }
        + sampleNumbers().suffix(1).map { PlannedChange($0, state: .sending) }
}

/// What changes come to.
func summary(of entries: [PlannedChange]) -> PlanSummary {
    var summary = PlanSummary()
    for entry in entries {
        summary.states[entry.state, default: 0] += 1
        for (field, value) in entry.change.after {
            var count = summary.fields[field, default: PlanSummary.FieldCount()]
            if value == .null { count.cleared += 1 } else { count.set += 1 }
            if case .applied(let outcomes) = entry.outcome {
                switch outcomes[field] {
                case .taken: count.taken += 1
                case .rewritten: count.rewritten += 1
                case .ignored: count.ignored += 1
                case .unproven, nil: count.unproven += 1
                }
            }
            summary.fields[field] = count
        }
    }
    return summary
}

/// The departments of the samples.
let sampleDepartments = DepartmentTree([
    Department(id: 1, name: "Company", parent: nil), Department(id: 5, name: "Sales", parent: 1),
    Department(id: 6, name: "North", parent: 5), Department(id: 8, name: "South", parent: 5),
])

/// A whole page.
func page(
    of entries: [PlannedChange],
    run: RunDescription = sampleRun(),
    findings: [GroupedDiagnostic] = [],
    reasons: [UserReason] = [],
    isFull: Bool = false
) -> String {
    var page = PlanPage(
        run,
        summary(of: entries),
        schema: .standard,
        departments: sampleDepartments,
        isFull: isFull
    )
    return page.beginning(findings, reasons) + page.rows(entries) + page.end
}

/// A change that does its worst wherever a person can write.
func attack() throws -> (change: Change, finding: GroupedDiagnostic) {
    let evil =
        "</td></script><script>alert(1)</script>\"'><img src=x onerror=alert(2)> & \u{0}\u{202E}\u{1B}[2J @all #12"
    let change = Change(
        user: try .of(1),
        person: evil,
        before: ["NAME": .string(evil), "UF_DEPARTMENT": .list([.integer(5), .integer(6)])],
        after: ["NAME": .string("|`\(evil)`` | x"), "UF_DEPARTMENT": .list([.integer(5)])],
        locations: ["NAME": "<b>.lua:1"]
    )
    let finding = GroupedDiagnostic(.error, .rejected, evil, field: "<NAME>", location: "<i>.lua:2", count: 1)
    return (change, finding)
}
