/// The outcome of one record in a chain.
package enum RecordVerdict<Value: Sendable>: Sendable {
    /// It went through.
    case passed(Value)
    /// A transform skipped the user, for this reason, at this location in its script.
    case skipped(String, location: String?)
    /// The complete record is refused.
    case refused
}

extension RecordVerdict: Equatable where Value: Equatable {}
