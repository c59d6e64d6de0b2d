import Hummingbird
import NIOCore
import Wire

/// A call whose caller is known, before it is passed on or judged.
struct IncomingCall: Sendable {
    let address: CallAddress
    let request: Request
    /// The caller's connection.
    let channel: any Channel
    /// What follows the question mark, as it came.
    let query: String?
    var caller: ClientTable.Entry
    /// The code that the caller gave, which answers repeat in place of the portal's.
    let code: String
    /// The body, if it was read as a whole; unpacked.
    var body: ByteBuffer?
    /// The parameters, if they were read to find the code.
    var parameters: CallParameters?
    /// When it was there, with its body if that is read.
    var arrival = ContinuousClock.now
    /// What is logged of it.
    let log: CallLog

    /// The body as the portal gets it, if it was read as a whole.
    var bodyForPortal: ByteBuffer? {
        guard let body, let parameters else { return body }
        return WholeBody.forPortal(body, type: request.headers[.contentType] ?? "", parameters, without: code)
    }

    /// The largest body that is read as a whole, in bytes.
    static let bodyLimit = 10 << 20
}

extension Request {
    /// Whether it has a body, which may turn out to be empty.
    var mayHaveBody: Bool {
        (headers[.contentLength].flatMap { Int64($0) } ?? 0) > 0 || headers[.transferEncoding] != nil
    }

    /// How its body is packed; `nil` if it isn't.
    var packing: String? {
        headers[.contentEncoding].flatMap { ["", "identity"].contains($0.lowercased()) ? nil : $0 }
    }
}

/// What is known of a request besides the request: its connection.
struct GatewayContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

/// A body that is read as a whole.
enum WholeBody {
    /// How much of a body is read that is too large, in bytes: who writes all of it before they read would else never see the answer.
    private static let mostDropped = 256 << 20

    /// Reads a request's body, and unpacks it.
    ///
    /// - Throws: The given error if it is larger than ``IncomingCall/bodyLimit``; another ``GatewayError`` if it can't be unpacked.
    static func of(_ request: Request, orElse error: GatewayError) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        var length = 0
        for try await piece in request.body {
            length += piece.readableBytes
            if length <= IncomingCall.bodyLimit {
                whole.writeImmutableBuffer(piece)
            } else {
                whole = ByteBuffer()
                guard length <= mostDropped else { break }
            }
        }
        guard length <= IncomingCall.bodyLimit else { throw error }
        guard let packing = request.packing, whole.readableBytes > 0 else { return whole }
        return try PackedBody(bytes: whole, packing: packing).unpacked(orElse: error)
    }

    /// A body without the client's code that came in it: the portal gets its own elsewhere.
    ///
    /// - Parameters:
    ///   - body: The body, unpacked.
    ///   - type: What it calls itself.
    ///   - parameters: What it holds.
    ///   - code: The code.
    /// - Returns: What goes on.
    static func forPortal(
        _ body: ByteBuffer,
        type: String,
        _ parameters: CallParameters,
        without code: String
    ) -> ByteBuffer {
        let type = type.lowercased()
        let isJSON = type.hasPrefix("application/json")
        guard isJSON || type.hasPrefix("multipart/form-data") else {
            return ByteBuffer(bytes: RawQuery.withoutCredentials(Array(body.readableBytesView)))
        }
        let replaced = SecretReplacer(code, by: "").replaced(in: body)
        guard isJSON, replaced == body else { return replaced }
        // It is written with escapes.
        let kept = parameters.all.filter { !CallParameters.credentials.contains($0.key) }
        return ByteBuffer(string: JSONValue.object(JSONObject(kept.map { ($0.key, $0.value) })).text)
    }
}
