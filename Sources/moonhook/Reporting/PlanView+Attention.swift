import Journal
import PortalModel
import Report

extension PlanView {
    /// How many people of a kind are named; a person who reads more of them asks for all.
    private static let mostPeople = 20

    /// What the plan does to people that somebody should look at first.
    ///
    /// - Parameter state: The only state of changes to look at, or `nil` for all.
    /// - Returns: What is done, and to whom.
    /// - Throws: The journal's errors.
    func attention(state: ChangeState? = nil) throws -> PlanAttention {
        let limit = options.full || options.format == .json ? PlanWriter.recordsPerFinding : Self.mostPeople
        var attention = try run.attention(atMost: limit, state: state)
        if attention[.dismissed] != nil {
            attention.heads = try departments.heads(among: run.dismisses)
            attention.hidesHeads = hidesHeads
            attention.owner = owner
        }
        attention.kept = try kept()
        return options.redact ? attention.redacted : attention
    }

    /// Shows what the changes that wait to be sent do to people.
    func showAttention() throws {
        guard options.format == .text else { return }
        output.writeParagraph(text.attention(try attention(state: .planned)))
    }

    /// What sending does, as the end of a question.
    func consequences(_ summary: PlanSummary) throws -> ShownText {
        RunReport.words(forAttention: try run.attention(atMost: 0, state: .planned))
            + RunReport.words(forAssumptions: summary.unsentAssumptions)
    }

    /// Who would be dismissed if nobody protected them.
    private func kept() throws -> [UserID: String] {
        let found = try run.diagnostics(examples: PlanWriter.recordsPerFinding)
            .filter { $0.code == .protected && $0.message == Diagnostic.keptLeaver }
        let users = found.flatMap { $0.examples.compactMap(\.user) }
        return Dictionary(users.map { ($0, (frame.people[$0] ?? nil) ?? "user \($0)") }) { first, _ in first }
    }
}

extension DepartmentTree {
    /// Those users who head departments, with the departments' names.
    fileprivate func heads(among isMeant: (UserID) throws -> Bool) rethrows -> [UserID: [String]] {
        var heads: [UserID: [String]] = [:]
        for department in all {
            guard let head = department.head, try isMeant(head) else { continue }
            heads[head, default: []].append(department.name)
        }
        return heads
    }
}

extension PlanAttention {
    /// The same without values and names.
    fileprivate var redacted: PlanAttention {
        var attention = self
        for index in parts.indices { attention.parts[index].changes = parts[index].changes.map(\.redacted) }
        attention.heads = heads.mapValues { ["\($0.count) \($0.count == 1 ? "department" : "departments")"] }
        return attention
    }
}

extension Portal {
    /// The company structure; `nil` if the credentials don't show it.
    func visibleDepartments() async throws -> [Department]? {
        do {
            return try await departments()
        } catch let error as PortalError where [.accessDenied, .forbidden, .insufficientScope].contains(error.code) {
            return nil
        }
    }
}
