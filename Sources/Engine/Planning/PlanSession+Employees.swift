import PortalModel
import Scripting

/// A run over the directory, chunk by chunk.
extension PlanSession {
    /// The next users for the chain; `nil` when everybody was seen.
    func nextEmployees() throws -> [User]? {
        let users = try employees?.next(in: directory, context.schema)
        guard let users, let employees else { return nil }
        progress(Progress("transforming", done: employees.seen, total: employees.total))
        counts.users += users.count
        counts.leftOut -= users.count { UserFilter.employees.matches($0, in: context.schema) }
        return users
    }

    /// Sends users through the chain in this state.
    func see(_ users: [User]) throws -> [SeenUser] {
        try employees?.judge.see(users, isStrict: request.isStrict) ?? []
    }

    /// Adds the chain's results for users to the plan.
    func accept(_ seen: [SeenUser]) throws {
        for record in seen {
            for finding in record.findings { try sink.report(finding) }
            if case .refused = record.verdict { counts.refusedUsers[record.user] = record.reasons }
            try count(try planned(record.verdict), of: record.user)
        }
    }

    /// Adds another state's results for users.
    func accept(_ product: PlanWorker.Product) throws {
        pass(product.messages)
        counts.assumedRegions.merge(product.assumedRegions, uniquingKeysWith: +)
        for record in product.seen {
            if case .refused = record.verdict { try countStops(record.findings) }
            try accept([record])
        }
    }

    // MARK: Bounds of all states together

    /// Passes on what scripts have printed in other states, up to the limit of a run.
    func pass(_ messages: [ScriptMessage]) {
        for message in messages where passedBytes <= context.limits.outputBytes {
            passedBytes += message.text.verbatim.utf8.count + 1
            if passedBytes > context.limits.outputBytes {
                context.log(ScriptMessage.cut)
            } else {
                context.log(message)
            }
        }
    }

    /// Ends the run if too many records were stopped in other states.
    func countStops(_ findings: [Diagnostic]) throws {
        let stops: Set<DiagnosticCode> = [.outOfTime, .outOfSteps, .outOfMemory]
        guard let stop = findings.first(where: { stops.contains($0.code) }) else { return }
        stoppedRecords += 1
        guard stoppedRecords >= context.limits.stoppedRecords else { return }
        throw ScriptError(
            .failed,
            (stop.location.map { "\($0): " } ?? "")
                + "\(stop.message); it is the \(stoppedRecords)th record that was stopped, "
                + "so the run ends here",
            diagnostic: stop.code
        )
    }
}
