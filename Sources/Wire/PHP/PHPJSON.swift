/// JSON as PHP writes it on a portal: `<`, `>`, `&`, `'` and `/` escaped, letters beyond ASCII raw.
package struct PHPJSON {
    private var bytes: [UInt8] = []
    /// Keys as they are written: a page has the same few in each of its records.
    private var keys: [String: [UInt8]] = [:]

    /// Encodes a value.
    package static func encode(_ value: JSONValue) -> [UInt8] {
        var json = PHPJSON()
        json.append(value)
        return json.bytes
    }

    private mutating func append(_ value: JSONValue) {
        switch value {
        case .string(let text): append(text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(element)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for (key, element) in object {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                append(key: key)
                append(element)
            }
            bytes.append(UInt8(ascii: "}"))
        case .null, .boolean, .integer, .number: bytes.append(contentsOf: value.text.utf8)
        }
    }

    private mutating func append(key: String) {
        if let written = keys[key] {
            bytes.append(contentsOf: written)
            return
        }
        let start = bytes.count
        append(key)
        bytes.append(UInt8(ascii: ":"))
        keys[key] = Array(bytes[start...])
    }

    private mutating func append(_ text: String) {
        guard Self.isPlain(text) else { return appendEscaped(text) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether nothing in the text is escaped; compared with numbers, which an unoptimized build does ten times as fast.
    private static func isPlain(_ text: String) -> Bool {
        for byte in text.utf8 {
            // Control characters, " & ' / < > \ in this order.
            if byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x2F { return false }
            if byte == 0x3C || byte == 0x3E || byte == 0x5C { return false }
        }
        return true
    }

    private mutating func appendEscaped(_ text: String) {
        var writer = JSONWriter()
        writer.string(text)
        for byte in writer.bytes {
            switch byte {
            case UInt8(ascii: "<"): bytes.append(contentsOf: #"\u003C"#.utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: #"\u003E"#.utf8)
            case UInt8(ascii: "&"): bytes.append(contentsOf: #"\u0026"#.utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: #"\u0027"#.utf8)
            case UInt8(ascii: "/"): bytes.append(contentsOf: #"\/"#.utf8)
            default: bytes.append(byte)
            }
        }
    }
}
