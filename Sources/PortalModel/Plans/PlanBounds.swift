/// How far a plan may reach before somebody must allow it.
///
/// It decides by numbers only, not by users.
public struct PlanBounds: Hashable, Sendable {
    /// What somebody has allowed, by number; it overrides everything else.
    public var allowed: [Bound: Int]
    /// What recipes set for themselves; it can only tighten bounds.
    public var limits: [Bound: Int]

    /// Creates bounds; without arguments, the usual ones.
    public init(allowed: [Bound: Int] = [:], limits: [Bound: Int] = [:]) {
        self.allowed = allowed
        self.limits = limits
    }

    /// One way in which a plan exceeds its bounds.
    public struct Excess: Hashable, Sendable {
        /// What kind of finding it is.
        public var code: DiagnosticCode
        /// The bound; `nil` for what can't be allowed.
        public var bound: Bound?
        /// The field, if the bound is about one.
        public var field: String?
        /// How many users or records it is about.
        public var count: Int
        /// What would happen, in one sentence without a full stop.
        public var message: String
    }

    /// How many users are few, whatever the portal's size.
    private static let few = 5

    /// Everything that exceeds the bounds.
    ///
    /// While the employees are not counted, more than a few users exceed every share.
    public func excesses(of reach: PlanReach) -> [Excess] {
        var excesses = Bound.allCases.flatMap { bound in
            measured(bound, in: reach).filter { $0.count > ceiling(bound, reach) }.map { field, count in
                Excess(
                    code: bound.code,
                    bound: bound,
                    field: field,
                    count: count,
                    message: "\(deed(bound, field, count, reach)), \(measure(bound, reach))"
                )
            }
        }
        if reach.dismissesOwner {
            let message =
                "the owner of the credentials would be dismissed, which ends their webhook; leave them out"
            excesses.append(Excess(code: .ownDismissal, count: 1, message: message))
        }
        if reach.hasEmptyInput {
            let message = "the input has no rows; check that it is the right file, and complete"
            excesses.append(Excess(code: .emptyInput, count: 0, message: message))
        }
        if reach.rowsAboutNobody > 0 {
            let message =
                "none of the \(reach.rowsAboutNobody) rows has an account on this portal; "
                + "check that it is the right file, and which column finds users"
            excesses.append(Excess(code: .noUser, count: reach.rowsAboutNobody, message: message))
        }
        return excesses
    }

    /// How many users or records a bound counts, by field if it counts each field separately.
    private func measured(_ bound: Bound, in reach: PlanReach) -> [(field: String?, count: Int)] {
        switch bound {
        case .dismiss: [("ACTIVE", reach.dismissed)]
        case .readdress: [("EMAIL", reach.readdressed)]
        case .move: [("UF_DEPARTMENT", reach.moved)]
        case .clear: reach.cleared.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        // Nine in ten of the employees are as good as all of them.
        case .level:
            reach.levelled.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
                .filter { $0.1 * 10 >= (reach.employees ?? 0) * 9 }
        case .refused: [(nil, reach.refused)]
        }
    }

    private func ceiling(_ bound: Bound, _ reach: PlanReach) -> Int {
        max(allowed[bound] ?? 0, min(usual(bound, reach), limits[bound] ?? .max))
    }

    private func usual(_ bound: Bound, _ reach: PlanReach) -> Int {
        switch bound {
        case .dismiss, .readdress, .level: Self.few
        case .clear, .move: max(Self.few, (reach.employees ?? 0) / 20)
        case .refused: max(Self.few, reach.records / 10)
        }
    }

    // MARK: Words

    private func deed(_ bound: Bound, _ field: String?, _ count: Int, _ reach: PlanReach) -> String {
        let users = count == 1 ? "1 user" : "\(count) users"
        switch bound {
        case .dismiss: return "\(users) would be dismissed"
        case .readdress: return "\(users) would get another EMAIL"
        case .clear: return "\(field ?? "") would be cleared for \(users)"
        case .move: return "\(users) would change departments"
        case .level: return "\(users), all or nearly all employees, would get the same \(field ?? "")"
        case .refused: return "\(count) of \(reach.records) records are refused"
        }
    }

    private func measure(_ bound: Bound, _ reach: PlanReach) -> String {
        let usual = usual(bound, reach)
        let ceiling = ceiling(bound, reach)
        if let allowed = allowed[bound], allowed == ceiling { return "more than the \(allowed) allowed" }
        if let limit = limits[bound], limit < usual { return "more than the recipe's limit of \(limit)" }
        guard bound != .refused else { return "more than \(Self.few) and more than 10 %" }
        return "more than \(usual)" + (usual > Self.few ? ", which is 5 % of the employees" : "")
    }
}

extension PlanBounds.Excess {
    /// The same as a finding.
    public var diagnostic: GroupedDiagnostic { GroupedDiagnostic(.error, code, message, field: field, count: count) }

    /// The same for the journal, which counts by itself.
    public var finding: Diagnostic { Diagnostic(.error, code, message, field: field) }
}

extension Bound {
    /// The kind of finding that going beyond it is.
    package var code: DiagnosticCode {
        switch self {
        case .dismiss: .dismissals
        case .readdress: .readdressings
        case .clear: .clearings
        case .move: .moves
        case .level: .levelling
        case .refused: .refusals
        }
    }

    /// Whether it is a share of all employees.
    public var isShare: Bool { [.clear, .move, .level].contains(self) }
}
