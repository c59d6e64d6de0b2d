import Containment
import Judgement
import PortalModel
import Scripting
import Snapshot

/// The employees for a chain, in chunks; if every recipe promises to be pure, any state may take any chunk.
struct EmployeeSource {
    /// How many users a chunk holds: enough that its hop between threads costs little in comparison.
    private static let chunkSize = 500
    /// Fewer users aren't worth a second state.
    private static let fewUsers = 2_000

    let judge: RecordJudge
    /// The portal's employees.
    let total: Int
    /// Whether several states may work in parallel.
    let isDivisible: Bool
    private let selection: UserSelection
    private var last: UserID?
    private var isOver = false
    private(set) var seen = 0

    init(
        _ judge: RecordJudge,
        _ chain: [ScriptSession.Script],
        selection: UserSelection,
        in directory: PortalSnapshot
    ) throws {
        self.judge = judge
        self.selection = selection.amongEmployees
        total = try directory.count(matching: .employees)
        // What finds which line set what belongs to one state.
        isDivisible =
            total > Self.fewUsers && judge.explanation == nil && chain.allSatisfy { $0.recipe?.isPure == true }
    }

    /// The next of the selected users, perhaps none of them; `nil` at the end.
    mutating func next(in directory: PortalSnapshot, _ schema: Schema) throws -> [User]? {
        guard !isOver else { return nil }
        let page = try directory.users(matching: selection.filter, after: last, limit: Self.chunkSize)
        last = page.last?.id
        isOver = page.isEmpty
        seen += page.count
        return page.filter { selection.contains($0, in: schema) }
    }
}

/// One user whom a chain has seen.
struct SeenUser: Sendable {
    let user: UserID
    let verdict: RecordVerdict<Change?>
    let findings: [Diagnostic]

    /// Why the record is refused, in one cell of a table.
    var reasons: String { findings.reasons }
}

extension RecordJudge {
    /// Sends users through the chain.
    ///
    /// - Parameters:
    ///   - users: The users.
    ///   - isStrict: Whether a refused one is the last.
    /// - Returns: The outcome of each.
    /// - Throws: What ends the run.
    func see(_ users: [User], isStrict: Bool) throws -> [SeenUser] {
        var seen: [SeenUser] = []
        seen.reserveCapacity(users.count)
        try expect(users)
        for user in users {
            try Task.checkCancellation()
            var findings: [Diagnostic] = []
            let verdict = try change(of: user) { findings.append($0) }
            seen.append(SeenUser(user: user.id, verdict: verdict, findings: findings))
            if isStrict, case .refused = verdict { break }
        }
        return seen
    }
}

extension [Diagnostic] {
    /// Why a record with these findings is refused, in one cell of a table.
    var reasons: String { filter { $0.severity == .error }.map(\.reason).joined(separator: "; ") }
}

extension Diagnostic {
    /// The finding in a cell of a table.
    fileprivate var reason: String {
        message.about(field) + (location.map { " (\($0))" } ?? "")
    }
}

@available(*, unavailable)
extension EmployeeSource: Sendable {}
