public import PortalModel

/// Findings gathered as they come, if there is no journal to keep them.
public struct DiagnosticTally: Sendable {
    /// The most kinds of findings that are listed.
    private static let maximumKinds = 1_000
    /// The records that are named for each.
    private static let examplesPerKind = 5

    private var order: [Diagnostic] = []
    private var groups: [Diagnostic: GroupedDiagnostic] = [:]
    /// Findings of further kinds, which are only counted.
    public private(set) var untold = 0

    /// Creates an empty tally.
    public init() {}

    /// The findings, in the order in which their kinds were first seen.
    public var findings: [GroupedDiagnostic] { order.compactMap { groups[$0] } }

    /// Adds a finding.
    public mutating func add(_ finding: Diagnostic) {
        let kind = Diagnostic(
            finding.severity,
            finding.code,
            finding.message,
            field: finding.field,
            location: finding.location
        )
        let example = GroupedDiagnostic.Example(user: finding.user, line: finding.line, value: finding.value)
        if groups[kind] == nil {
            guard order.count < Self.maximumKinds else {
                untold += 1
                return
            }
            order.append(kind)
            groups[kind] = GroupedDiagnostic(
                kind.severity,
                kind.code,
                kind.message,
                field: kind.field,
                location: kind.location,
                count: 0
            )
        }
        groups[kind]?.count += 1
        if groups[kind]?.examples.count ?? 0 < Self.examplesPerKind { groups[kind]?.examples.append(example) }
    }
}
