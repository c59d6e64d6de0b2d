/// Query strings and form bodies in PHP's nesting.
package enum PHPQuery {
    /// Decodes `ID=1&UF_DEPARTMENT[]=5`.
    ///
    /// Bytes that are not UTF-8 become U+FFFD; if a name occurs twice, the last value counts.
    package static func parameters(_ query: some Sequence<UInt8>) -> [(String, JSONValue)] {
        var array = PHPArray()
        for pair in Array(query).split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = decode(pair[..<equals])
            array.set(path(name)[...], to: decode(pair[equals...].dropFirst()))
        }
        return array.entries
    }

    /// Takes the name of a form field apart: `a[b][]` is `a`, `b` and the empty key.
    ///
    /// A bracket that is not closed belongs to the key before it.
    package static func path(_ name: String) -> [String] {
        guard let bracket = name.firstIndex(of: "["), bracket != name.startIndex else { return [name] }
        var path = [String(name[..<bracket])]
        var rest = name[bracket...]
        while rest.first == "[", let end = rest.firstIndex(of: "]") {
            path.append(String(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return path.count == 1 ? [name] : path
    }

    /// Undoes percent encoding and reads `+` as a blank.
    package static func decode(_ bytes: some Collection<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position != bytes.endIndex {
            let byte = bytes[position]
            bytes.formIndex(after: &position)
            guard byte == UInt8(ascii: "%"), let code = hexadecimal(bytes[position...].prefix(2)) else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            decoded.append(code)
            position = bytes.index(position, offsetBy: 2)
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return nil
        }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
