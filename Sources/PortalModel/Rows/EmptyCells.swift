/// What an empty cell of a row does to the field that its column is bound to.
///
/// In JSON lines `null`, `""` and `[]` are empty cells; a key that is absent, or a cell that a short record hasn't, says
/// nothing in either case.
public enum EmptyCells: String, Hashable, Sendable, CaseIterable {
    /// It leaves the field alone.
    case keep
    /// It clears the field.
    case clear
}
