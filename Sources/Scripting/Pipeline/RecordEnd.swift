/// How a transform ends its record, whatever it catches: `skip(reason)` and `reject(reason)`.
enum RecordEnd: Error, CustomStringConvertible {
    case skip(reason: String)
    case reject(reason: String)

    var description: String {
        switch self {
        case .skip(let reason): "skipped: \(reason)"
        case .reject(let reason): "rejected: \(reason)"
        }
    }
}

/// What became of one record in the pipeline.
public enum RecordVerdict<Value: Sendable>: Sendable {
    /// It went through.
    case passed(Value)
    /// A transform left the user alone, for this reason, at this place in its script.
    case skipped(String, location: String?)
    /// The record is refused, whole.
    case refused
}

extension RecordVerdict: Equatable where Value: Equatable {}
