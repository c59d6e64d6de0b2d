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
        for message in product.messages { context.log(message) }
        counts.assumedRegions.merge(product.assumedRegions, uniquingKeysWith: +)
        try accept(product.seen)
    }
}
