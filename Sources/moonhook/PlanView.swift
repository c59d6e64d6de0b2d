import Engine
import Journal
import PortalModel
import Report

/// Writes a run's plan, and what became of it, to standard output: as text or as JSON lines.
struct PlanView {
    let run: RunID
    let journal: RunJournal
    let portal: String
    let schema: Schema
    private let text: PlanText
    /// For `--format json`.
    private let json: PlanJSON?
    private let output = Terminal.standardOutput

    private static let pageSize = 500
    /// Fewer changes of the same fields are no group.
    private static let smallestGroup = 3
    /// More groups than these would be no order.
    private static let mostGroups = 12

    /// A plan as the portal's fields, departments and people are now.
    init(_ run: RunID, in journal: RunJournal, of portal: any Portal, options: ReportOptions) async throws {
        let schema = try await portal.schema()
        let fields = try journal.summary(run).fields.keys.compactMap { schema[$0] }
        if fields.contains(where: { $0.kind == .departments }) {
            try journal.keep(try await portal.departments(), of: run)
        }
        let named = Set(fields.filter(\.namesUsers).map(\.name))
        let people = named.isEmpty ? [:] : try await Self.people(namedBy: named, of: run, in: journal, on: portal)
        try self.init(run, in: journal, of: portal.name, schema: schema, people: people, options: options)
    }

    /// A plan as the journal holds it.
    init(
        _ run: RunID,
        in journal: RunJournal,
        of portal: String,
        schema: Schema = .standard,
        people: [UserID: String] = [:],
        options: ReportOptions
    ) throws {
        self.run = run
        self.journal = journal
        self.portal = portal
        self.schema = schema
        text = PlanText(
            style: output.style,
            schema: schema,
            departments: DepartmentTree(try journal.departments(of: run)),
            people: people,
            isFull: options.full
        )
        json = options.format == .json ? PlanJSON(schema: schema) : nil
    }

    /// How the users are known whom the values of these fields name.
    private static func people(
        namedBy fields: Set<String>,
        of run: RunID,
        in journal: RunJournal,
        on portal: any Portal
    ) async throws -> [UserID: String] {
        var ids: Set<UserID> = []
        try eachPage({ try journal.changes(run, after: $0, limit: pageSize) }) { page in
            for change in page.map(\.change) {
                for field in fields {
                    ids.formUnion((change.before[field]?.users ?? []) + (change.after[field]?.users ?? []))
                }
            }
        }
        let users = try await portal.users(ids.sorted(), fields: ["NAME", "LAST_NAME", "EMAIL"])
        return Dictionary(users.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
    }

    /// The changes, what was found, and the plan in numbers.
    ///
    /// - Parameters:
    ///   - counts: What planning saw.
    ///   - summary: What the plan comes to.
    ///   - heading: What people read first; the portal's name where there is none.
    /// - Throws: What the journal met.
    func showPlan(_ counts: PlanCounts, _ summary: PlanSummary, under heading: String? = nil) throws {
        if json == nil { output.write(heading ?? "Portal \(portal)") }
        if let json {
            try eachPage { page in
                for planned in page { output.write(json.change(planned.change)) }
            }
        } else {
            try showGroups()
        }
        // People read the first few records of each finding; programs may want them all.
        let findings = try journal.diagnostics(run, examples: json == nil ? 3 : PlanWriter.recordsPerFinding)
        let total = counts.users > 0 ? counts.users : nil
        if let json {
            for finding in findings { output.write(json.diagnostic(finding)) }
            if let line = RunReport.line(for: counts) { output.write(line) }
            output.write(json.summary(summary, of: total))
        } else {
            output.writeParagraph(text.notices(findings))
            output.writeParagraph(text.summary(summary, of: total))
            output.writeParagraph(RunReport.words(for: counts))
        }
    }

    /// In which ways the plan goes beyond its bounds, for programs; people read the failure.
    func show(_ excesses: [PlanBounds.Excess]) {
        for excess in excesses { if let json { output.write(json.diagnostic(excess.diagnostic)) } }
    }

    /// What became of the changes.
    func showOutcomes(_ summary: PlanSummary) throws {
        try eachPage { page in
            let told = page.compactMap { planned in planned.outcome.map { (planned, $0) } }
            if let json {
                for (planned, outcome) in told {
                    output.write(json.outcome(outcome, of: planned.change.user, tries: planned.tries))
                }
            } else {
                output.writeParagraph(text.outcomes(told.map { ($0.0.change, $0.1) }))
            }
        }
        if let json {
            output.write(json.summary(summary))
        } else {
            output.writeParagraph(text.result(summary))
        }
    }

    /// The changes by what they change, the largest group first, those that are like few others last.
    private func showGroups() throws {
        let groups = try journal.groups(run)
        let large = groups.filter { $0.count >= Self.smallestGroup && !$0.fields.isEmpty }.prefix(Self.mostGroups)
        for group in large {
            let isTable = group.fields.count == 1
            output.writeParagraph(text.heading(group.fields, users: group.count))
            try Self.eachPage({ try journal.changes(run, in: group, after: $0, limit: Self.pageSize) }) { page in
                let changes = page.map(\.change)
                if isTable { output.write(text.table(changes)) } else { output.writeParagraph(text.changes(changes)) }
            }
        }
        let others = groups.reduce(0) { $0 + $1.count } - large.reduce(0) { $0 + $1.count }
        if others > 0, !large.isEmpty { output.writeParagraph(text.heading([], users: others)) }
        try Self.eachPage({ try journal.changes(run, outside: Array(large), after: $0, limit: Self.pageSize) }) {
            page in
            output.writeParagraph(text.changes(page.map(\.change)))
        }
    }

    private func eachPage(_ body: ([PlannedChange]) throws -> Void) throws {
        try Self.eachPage({ try journal.changes(run, after: $0, limit: Self.pageSize) }, body)
    }

    private static func eachPage(
        _ next: (UserID?) throws -> [PlannedChange],
        _ body: ([PlannedChange]) throws -> Void
    ) throws {
        var last: UserID?
        while true {
            let page = try next(last)
            guard let end = page.last?.change.user else { return }
            try body(page)
            last = end
        }
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
