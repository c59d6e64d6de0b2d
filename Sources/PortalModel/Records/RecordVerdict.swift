/// What became of one record in a chain.
package enum RecordVerdict<Value: Sendable>: Sendable {
    /// It went through.
    case passed(Value)
    /// A transform left the user alone, for this reason, at this location in its script.
    case skipped(String, location: String?)
    /// The record is refused, whole.
    case refused
}

extension RecordVerdict: Equatable where Value: Equatable {}
