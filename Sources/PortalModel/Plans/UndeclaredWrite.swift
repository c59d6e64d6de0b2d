/// A field that a recipe changed without declaring it among its `writes`.
public struct UndeclaredWrite: Hashable, Comparable, Sendable {
    /// The recipe's file.
    public var script: String
    /// The field.
    public var field: String

    /// Creates one.
    public init(script: String, field: String) {
        self.script = script
        self.field = field
    }

    /// Orders them by recipe.
    public static func < (left: UndeclaredWrite, right: UndeclaredWrite) -> Bool {
        (left.script, left.field) < (right.script, right.field)
    }
}

extension PlanningResult {
    /// Why the plan must not be applied, unless somebody allows that records are left out.
    ///
    /// - Parameter allowed: The fields for which that is allowed.
    /// - Returns: A reason for each recipe and field.
    public func excesses(allowing allowed: Set<String>) -> [PlanBounds.Excess] {
        undeclared.sorted { $0.key < $1.key }.filter { !allowed.contains($0.key.field) }.map { write, count in
            let records = count == 1 ? "1 record" : "\(count) records"
            let deed = "\(ForeignText(write.script)) changes \(write.field) in \(records)"
            return PlanBounds.Excess(
                code: .outsideWrites,
                field: write.field,
                count: count,
                message: "\(deed), which is not among its writes"
            )
        }
    }
}
