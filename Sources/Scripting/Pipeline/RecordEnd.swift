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
