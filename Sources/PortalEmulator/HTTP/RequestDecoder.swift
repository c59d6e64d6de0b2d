import Hummingbird
import NIOCore
import Wire

/// Reads the parameters of a request, wherever they travel.
enum RequestDecoder {
    /// The largest body that is read, in bytes.
    private static let bodyLimit = 64 << 20

    /// Decodes a request to an address of the portal's methods.
    static func decode(_ request: Request, at address: RESTAddress) async throws -> RESTRequest {
        let (carrier, parameters) = try await parameters(of: request)
        return RESTRequest(
            address: address,
            target: request.head.path ?? request.uri.path,
            httpMethod: request.method.rawValue,
            carrier: carrier,
            parameters: parameters,
            bearer: bearer(request.headers[.authorization] ?? ""),
            authority: request.authority
        )
    }

    /// The token of `Bearer TOKEN`.
    private static func bearer(_ authorization: String) -> String? {
        let parts = authorization.split(whereSeparator: \.isWhitespace)
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : nil
    }

    /// Reads the parameters of any request.
    ///
    /// Query and body are merged as PHP merges them: the body wins. A body that can't be read counts as empty.
    static func parameters(
        of request: Request
    ) async throws -> (carrier: ReceivedRequest.Carrier, parameters: JSONObject) {
        var parameters = JSONObject(PHPQuery.parameters((request.uri.query ?? "").utf8))
        let body = try await request.body.collect(upTo: bodyLimit)
        let bytes = Array(body.readableBytesView)
        let (carrier, entries) = decode(bytes, contentType: request.headers[.contentType] ?? "")
        for (key, value) in entries {
            parameters[key] = value
        }
        return (carrier, parameters)
    }

    private static func decode(
        _ body: [UInt8],
        contentType: String
    ) -> (carrier: ReceivedRequest.Carrier, parameters: [(String, JSONValue)]) {
        guard !body.isEmpty else { return (.query, []) }
        let type = contentType.lowercased()
        if type.hasPrefix("multipart/form-data") {
            return (.multipart, MultipartForm.parameters(body, contentType: contentType) ?? [])
        }
        if type.hasPrefix("application/json") {
            guard case .object(let object)? = try? JSONReader.value(from: body) else { return (.json, []) }
            return (.json, object.map { ($0.key, $0.value) })
        }
        return (.form, PHPQuery.parameters(body))
    }
}
