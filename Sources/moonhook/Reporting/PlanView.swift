import Engine
import Journal
import PortalModel
import Report

/// Writes a run's plan, and its outcome: to standard output as text, as JSON lines or in Markdown, and as a page.
struct PlanView {
    let run: RecordedRun
    let frame: RunFrame
    let schema: Schema
    let text: PlanText
    /// For `--format json`.
    private let json: PlanJSON?
    /// For `--format markdown`.
    let markdown: PlanMarkdown?
    let options: ReportOptions
    let departments: DepartmentTree
    let people: [UserID: String]
    /// The owner of the credentials, if the plan dismisses anybody.
    private(set) var owner: UserID?
    /// Whether the credentials don't show who heads departments.
    private(set) var hidesHeads = false
    /// What planning counted.
    var counts = PlanningResult()
    /// Whether users in findings are named as the journal knows them.
    private var namesUsers = false
    let output = Terminal.standardOutput

    static let pageSize = 500

    /// A plan, with its summary and with the portal's current fields, departments and people.
    init(
        _ run: RecordedRun,
        _ summary: PlanSummary,
        of portal: any Portal,
        in frame: RunFrame,
        options: ReportOptions
    ) async throws {
        let schema = try await portal.schema()
        let fields = summary.fields.keys.compactMap { schema[$0] }
        let isDismissing = try run.attention(atMost: 0)[.dismissed] != nil
        var structure: [Department]? = []
        if fields.contains(where: { $0.kind == .departments }) {
            try run.keep(try await portal.departments())
        } else if isDismissing {
            // An account that can't see the company structure can dismiss people all the same.
            structure = try await portal.visibleDepartments()
            try run.keep(structure ?? [])
        }
        // Programs read ids, and without values nobody is named.
        let isRead = options.format != .json || options.page != nil
        let naming = isRead && !options.redact ? fields.filter(\.namesUsers) : []
        let people = naming.isEmpty ? [:] : try await Self.people(naming, of: run, on: portal)
        let referring = fields.filter(\.namesUsers).map(\.name)
        if !referring.isEmpty, try !people.isEmpty || run.people().fields.isEmpty {
            try run.keep(people: people, in: schema.sorted(referring))
        }
        try self.init(run, in: frame, schema: schema, people: people, options: options)
        hidesHeads = structure == nil
        if isDismissing { owner = try await portal.owner().id }
    }

    /// A plan as the journal holds it.
    init(
        _ run: RecordedRun,
        in frame: RunFrame,
        schema: Schema = .standard,
        people: [UserID: String] = [:],
        options: ReportOptions
    ) throws {
        self.run = run
        self.frame = frame
        self.schema = schema
        self.options = options
        self.people = people
        departments = DepartmentTree(try run.departments())
        text = PlanText(
            style: output.style,
            schema: schema,
            departments: departments,
            people: people,
            isFull: options.full
        )
        json = options.format == .json ? PlanJSON(schema: schema) : nil
        markdown =
            options.format == .markdown
            ? PlanMarkdown(schema: schema, departments: departments, people: people) : nil
    }

    /// A recorded plan, with people as the journal knows them: no portal is asked.
    init(recorded run: RecordedRun, in frame: RunFrame, options: ReportOptions) throws {
        let (names, fields) = try run.people()
        try self.init(
            run,
            in: frame,
            schema: Schema(custom: fields),
            people: options.redact ? [:] : names,
            options: options
        )
        namesUsers = !options.redact && options.format != .json
    }

    /// The plan in numbers, what needs attention, the changes, and what was found.
    ///
    /// - Parameters:
    ///   - counts: What planning counted.
    ///   - summary: The plan's totals.
    ///   - heading: What people read first; by default the portal's name.
    ///   - isComplete: Whether planning was completed; an empty plan means nothing otherwise.
    /// - Throws: The journal's errors.
    func showPlan(
        _ counts: PlanningResult,
        _ summary: PlanSummary,
        under heading: String? = nil,
        isComplete: Bool = true
    ) throws {
        let counts = options.redact ? counts.redacted : counts
        if let markdown { return try showPlan(summary, in: markdown) }
        if json == nil {
            output.write(report: heading ?? frame.heading)
        }
        let sha256 = summary.users > 0 ? try run.current()?.planSHA256 : nil
        let total = counts.users > 0 ? counts.users : nil
        if let json {
            if !options.summary { try showDetails(in: json) }
            if let line = json.attention(try attention()) { output.write(json: line) }
            if let line = RunReport.line(for: counts) { output.write(json: line) }
            output.write(
                json: json.summary(summary, of: total, planSHA256: sha256, in: frame)
            )
        } else {
            output.writeParagraph(isComplete ? text.summary(summary, of: total) : RunReport.unplanned)
            output.writeParagraph(RunReport.words(for: counts))
            if heading == nil { output.writeParagraph(frame.protected()) }
            output.writeParagraph(text.attention(try attention()))
            if !options.summary {
                try showGroups()
                output.writeParagraph(text.reasons(try reasons()))
                try showFindings()
            }
            if let sha256 { output.writeParagraph(RunReport.words(forPlan: sha256)) }
        }
    }

    /// The single changes, why others stay unchanged, and what was found.
    private func showDetails(in json: PlanJSON) throws {
        try eachPage { page in
            for planned in page { output.write(json: json.change(planned.change)) }
        }
        for reason in try reasons() { output.write(json: json.reason(reason)) }
        try showFindings()
    }

    /// What was found in the data, with the first records of each.
    func findings(examples: Int) throws -> [GroupedDiagnostic] {
        let findings = try run.diagnostics(examples: examples)
        return try (namesUsers ? run.naming(findings) : findings).map { options.redact ? $0.redacted : $0 }
    }

    /// Why users who were asked for stay as they are.
    func reasons() throws -> [UserReason] {
        try run.reasons().map { options.redact ? $0.redacted : $0 }
    }

    /// In which ways the plan exceeds its bounds, in JSON and Markdown; people read the failure.
    func show(_ excesses: [PlanBounds.Excess]) {
        if let markdown { output.writeParagraph(markdown.findings(excesses.map(\.diagnostic))) }
        for excess in excesses { if let json { output.write(json: json.diagnostic(excess.diagnostic)) } }
    }

    /// What was found in the data.
    func showFindings() throws {
        // People read the first few records of each finding; programs may want them all.
        let findings = try findings(examples: json == nil ? 3 : PlanWriter.recordsPerFinding)
        if let markdown { return output.writeParagraph(markdown.findings(findings)) }
        if let json {
            for finding in findings { output.write(json: json.diagnostic(finding)) }
        } else {
            output.writeParagraph(text.notices(findings))
        }
    }

    /// What needs no sending: whose fields have changed since a plan was made, and who holds all of it already.
    func showSettled(_ summary: PlanSummary) throws {
        if markdown == nil { try showEachOutcome() }
        if json == nil { output.writeParagraph(RunReport.words(forSettled: summary)) }
    }

    /// The changes' outcomes.
    func showOutcomes(_ summary: PlanSummary) throws {
        if let markdown { return try showOutcomes(summary, in: markdown) }
        try showEachOutcome()
        if let json {
            output.write(json: json.summary(summary, run: run.id))
        } else {
            output.writeParagraph(text.result(summary))
        }
    }

    /// Which run it was, and how to take it back; a program reads the number behind the outcomes.
    func showWayBack(_ summary: PlanSummary, _ choice: PortalChoice) throws {
        guard json == nil, let whole = try run.current() else { return }
        let arguments = choice.arguments
        output.writeParagraph(RunText.words(forWayBackFrom: whole, summary, arguments: arguments))
    }

    /// The changes with a known outcome; people read those that didn't end as planned.
    private func showEachOutcome() throws {
        try eachPage { page in
            let told = page.compactMap { planned in planned.outcome.map { (planned, $0) } }
            if let json {
                for (planned, outcome) in told {
                    output.write(json: json.outcome(outcome, of: planned.change.user, tries: planned.tries))
                }
            } else {
                output.writeParagraph(text.outcomes(told.map { ($0.0.change, $0.1) }))
            }
        }
    }

    private func eachPage(_ body: ([PlannedChange]) throws -> Void) throws {
        try eachPage({ try run.changes(after: $0, limit: Self.pageSize) }, body)
    }

    /// Visits the changes page by page, as they may be shown.
    func eachPage(
        _ next: (UserID?) throws -> [PlannedChange],
        _ body: ([PlannedChange]) throws -> Void
    ) throws {
        var last: UserID?
        while true {
            let page = try next(last)
            guard let end = page.last?.change.user else { return }
            try body(page.map(shown))
            last = end
        }
    }

    /// A change as it may be shown.
    func shown(_ planned: PlannedChange) -> PlannedChange { options.redact ? planned.redacted : planned }
}

extension PlannedChange {
    /// The change and its outcome, without values and names; see `Change.redacted`.
    fileprivate var redacted: PlannedChange {
        var planned = self
        planned.change = change.redacted
        planned.outcome = outcome?.redacted
        return planned
    }
}
