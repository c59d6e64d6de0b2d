import HTTPTypes
import NIOHTTP1

/// Which headers go from one side to the other.
enum HeaderRules {
    /// What is about one connection alone.
    ///
    /// Source: RFC 9110, section 7.6.1
    private static let hopByHop: Set<String> = [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    /// What a client's request must not tell the portal, or what is made anew.
    private static let ofRequests: Set<String> = [
        "accept-encoding", "authorization", "content-length", "expect", "host",
    ]

    /// The headers of a request as they go to the portal; those that its `Connection` named have ended with that.
    ///
    /// - Parameters:
    ///   - headers: As they came.
    ///   - isUnpacked: Whether the body was unpacked, to look into it.
    /// - Returns: What goes on.
    static func forPortal(_ headers: HTTPFields, isUnpacked: Bool) -> HTTPHeaders {
        var result = HTTPHeaders()
        for header in headers {
            let name = header.name.canonicalName
            guard !hopByHop.contains(name), !ofRequests.contains(name), !(isUnpacked && name == "content-encoding")
            else { continue }
            result.add(name: header.name.rawName, value: header.value)
        }
        // What is packed can't be searched for credentials.
        result.add(name: "accept-encoding", value: "identity")
        return result
    }

    /// The headers of an answer as they go to a client; the body's length is added where it is known.
    static func forClient(_ headers: HTTPHeaders, _ replacers: [SecretReplacer]) -> HTTPFields {
        let named = connectionOptions(headers["connection"])
        var result = HTTPFields()
        for (name, value) in headers {
            guard let field = HTTPField.Name(name), field != .contentLength, !hopByHop.contains(field.canonicalName),
                !named.contains(field.canonicalName), !replacers.contains(where: { $0.isIn(name) })
            else { continue }
            result.append(HTTPField(name: field, value: replacers.reduce(value) { $1.replaced(in: $0) }))
        }
        return result
    }

    private static func connectionOptions(_ values: [String]) -> Set<String> {
        guard !values.isEmpty else { return [] }
        return Set(
            values.flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        )
    }
}
