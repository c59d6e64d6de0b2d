import PortalModel

/// What undoing a change means for one of its fields.
enum FieldUndo: Hashable {
    /// The field holds what it held before the change.
    case done
    /// The field gets that value back.
    case goes(to: FieldValue)
    /// The field stays as it is, for that reason.
    case stays(Schema.Refusal)
}
