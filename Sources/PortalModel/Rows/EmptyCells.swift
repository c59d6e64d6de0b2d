/// What an empty cell of a row does to the field that its column is bound to.
///
/// In JSON lines `null`, `""` and `[]` are empty cells; an absent key, or a missing cell of a short record, means nothing
/// in either case.
public enum EmptyCells: String, Hashable, Sendable, CaseIterable {
    /// The field stays unchanged.
    case keep
    /// It clears the field.
    case clear
}
