import PortalModel

/// What taking a change back asks of one of its fields.
enum FieldUndo: Hashable {
    /// The field holds what it held before the change.
    case done
    /// The field goes back to that value.
    case goes(to: FieldValue)
    /// The field stays as it is, for that reason.
    case stays(Schema.Refusal)
}
