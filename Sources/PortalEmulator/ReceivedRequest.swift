public import Wire

/// A call as the portal received it, for tests that ask what went over the wire.
public struct ReceivedRequest: Sendable, Hashable {
    /// How the parameters travelled.
    public enum Carrier: Sendable, Hashable {
        /// Only in the address.
        case query
        /// As a JSON body.
        case json
        /// As a form body in PHP's nesting.
        case form
        /// As `multipart/form-data`.
        case multipart
        /// As a command of a batch, which is listed before its commands.
        case batch
    }

    /// The method of HTTP, such as `POST`.
    public let httpMethod: String
    /// The method of the portal in small letters, such as `user.update`.
    public let method: String
    /// How the parameters travelled.
    public let carrier: Carrier
    /// The decoded parameters without the access token; of longer texts, such as a photo's, only the first 1,024 characters.
    public let parameters: JSONObject
    /// What went wrong with the request; a command has its batch's.
    public let fault: EmulatorFault?

    init(_ call: RESTCall) {
        httpMethod = call.httpMethod
        method = call.method
        carrier = call.carrier
        fault = call.fault
        let sent = call.parameters.lazy.filter { !RESTRequest.tokenParameters.contains($0.key) }
        parameters = JSONObject(sent.map { ($0.key, $0.value.shortened) })
    }
}

extension JSONValue {
    fileprivate var shortened: JSONValue {
        switch self {
        case .string(let text) where text.utf8.count > 1_024: .string(String(text.prefix(1_024)))
        case .array(let elements): .array(elements.map(\.shortened))
        case .object(let object): .object(JSONObject(object.map { ($0.key, $0.value.shortened) }))
        default: self
        }
    }
}

/// The latest requests; older ones are dropped, so that a portal can run for weeks.
struct RequestLog: Sendable {
    private static let capacity = 10_000
    private var ring: [ReceivedRequest] = []
    private var oldest = 0

    /// The requests, the oldest first.
    var requests: [ReceivedRequest] { Array(ring[oldest...] + ring[..<oldest]) }

    mutating func append(_ request: ReceivedRequest) {
        if ring.count < Self.capacity {
            ring.append(request)
        } else {
            ring[oldest] = request
            oldest = (oldest + 1) % Self.capacity
        }
    }
}
