import Wire

/// JSON as PHP writes it on a portal: `<`, `>`, `&`, `'` and `/` escaped, letters beyond ASCII raw.
enum PHPJSON {
    /// Encodes a value.
    static func encode(_ value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(value)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(writer.bytes.count + writer.bytes.count / 16)
        // These five occur in JSON inside of strings only.
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
        return bytes
    }
}
