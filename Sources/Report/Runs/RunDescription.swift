public import PortalModel

/// What a report shows of a run before its changes.
public struct RunDescription: Sendable {
    /// The title, such as `Plan for north.bitrix24.com`.
    public var title: String
    /// What is known about the run, such as its scripts with their hashes, and what each is called.
    public var facts: [(label: String, value: String)]
    /// How many users or rows were read; `nil` if that means nothing.
    public var total: Int?
    /// How many records were refused; `nil` if unknown.
    public var refused: Int?
    /// Further notes on planning, a sentence each.
    public var notes: [String]

    /// Creates a description.
    public init(
        title: String,
        facts: [(label: String, value: String)],
        total: Int? = nil,
        refused: Int? = nil,
        notes: [String] = []
    ) {
        self.title = title
        self.facts = facts
        self.total = total
        self.refused = refused
        self.notes = notes
    }
}

extension RunDescription {
    /// Describes a recorded run, or its plan while nothing of it was sent.
    ///
    /// - Parameters:
    ///   - run: The run; `nil` if it is no longer recorded.
    ///   - frame: The portal, and what holds there.
    ///   - undoneBy: The run that undid it.
    ///   - counts: What planning counted.
    public init(
        of run: Run?,
        in frame: RunFrame,
        undoneBy: RunID?,
        _ counts: PlanningResult
    ) {
        var title = "Plan for \(frame.portal)"
        var facts: [(label: String, value: String)] = []
        if let run {
            let isPlan = [.planning, .planned, .refused, .failed].contains(run.state)
            if !isPlan { title = "Run \(run.id) on \(frame.portal)" }
            facts = RunText.facts(run, of: frame.portal, undoneBy: undoneBy)
            let plan = run.header.isDryRun ? "a dry run" : "not applied"
            let isJudged = run.state == .refused
            facts.insert(("state", isPlan && !isJudged ? plan : RunText.word(run.state)), at: 1)
            let configuration = frame.configuration
            if !configuration.isEmpty { facts.append(("configuration", configuration.joined(separator: ", "))) }
            for line in frame.protected().split(separator: "\n") { facts.append(Self.fact(line)) }
            if let sha256 = run.planSHA256 { facts.append(("plan", "SHA-256 \(sha256)")) }
        }
        self.init(
            title: title,
            facts: facts,
            total: counts.users > 0 ? counts.users : nil,
            refused: counts.records > 0 ? counts.refused : nil,
            notes: RunReport.notes(for: counts)
        )
    }

    /// A line such as `Protected: Anna Berg (12)` as a fact.
    private static func fact(_ line: Substring) -> (label: String, value: String) {
        let parts = line.split(separator: ": ", maxSplits: 1)
        return (parts[0].lowercased(), parts.count > 1 ? String(parts[1]) : "")
    }
}
