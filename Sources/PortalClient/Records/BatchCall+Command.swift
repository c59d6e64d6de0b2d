import Wire

extension BatchCall {
    /// The command as `batch` takes it: the method, and its parameters as a query in PHP's nesting.
    ///
    /// Every byte of a value that could mean something in a query is encoded, so that `&`, `+` or a line break arrives as
    /// it is; the brackets that build the nesting stay. An empty list is a list with one empty text, as close as a query
    /// comes to it.
    package var command: String {
        var query = ""
        for (key, value) in parameters {
            Self.append(value, at: Self.encoded(key), to: &query)
        }
        return query.isEmpty ? method : "\(method)?\(query)"
    }

    /// Whether a text in here would be taken for a reference to an earlier answer.
    package var holdsReference: Bool { parameters.contains { $0.value.holdsReference } }

    private static func append(_ value: JSONValue, at path: String, to query: inout String) {
        switch value {
        case .null: append("", at: path, to: &query)
        case .boolean(let flag): append(flag ? "Y" : "N", at: path, to: &query)
        case .integer(let number): append("\(number)", at: path, to: &query)
        case .number(let number): append(encoded("\(number)"), at: path, to: &query)
        case .string(let text): append(encoded(text), at: path, to: &query)
        case .array(let items):
            if items.isEmpty { append("", at: "\(path)[]", to: &query) }
            for (index, item) in items.enumerated() {
                append(item, at: "\(path)[\(index)]", to: &query)
            }
        case .object(let object):
            if object.isEmpty { append("", at: "\(path)[]", to: &query) }
            for (key, item) in object {
                append(item, at: "\(path)[\(encoded(key))]", to: &query)
            }
        }
    }

    private static func append(_ text: String, at path: String, to query: inout String) {
        if !query.isEmpty { query += "&" }
        query += path
        query += "="
        query += text
    }

    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte.isASCIIWord || unreserved.contains(byte) {
                bytes.append(byte)
            } else {
                bytes.append(percentEncoded: byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let unreserved = Array("-._~".utf8)
}

extension JSONValue {
    /// Whether a text in it would be taken for a reference to an earlier answer of a batch.
    package var holdsReference: Bool {
        switch self {
        case .null, .boolean, .integer, .number: false
        case .string(let text): text.holdsReference
        case .array(let items): items.contains(where: \.holdsReference)
        case .object(let object): object.contains { $0.value.holdsReference }
        }
    }
}
