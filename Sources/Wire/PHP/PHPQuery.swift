/// Query strings and form bodies in PHP's nesting.
package enum PHPQuery {
    /// Decodes `ID=1&UF_DEPARTMENT[]=5`.
    ///
    /// Bytes that are not UTF-8 become U+FFFD; if a name occurs twice, the last value counts.
    package static func parameters(_ query: some Sequence<UInt8>) -> [(String, JSONValue)] {
        parameters(query, atMost: .max) ?? []
    }

    /// Decodes a query that has at most so many values; PHP takes 1,000 unless it is told otherwise (`max_input_vars`).
    ///
    /// - Returns: The parameters, or `nil` if there are more.
    package static func parameters(_ query: some Sequence<UInt8>, atMost limit: Int) -> [(String, JSONValue)]? {
        let bytes = Array(query)
        var array = PHPArray()
        var count = 0
        var rest = bytes[...]
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: "&") }
            rest = rest[pair.endIndex...].dropFirst()
            guard !pair.isEmpty else { continue }
            count += 1
            guard count <= limit else { return nil }
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
        let name = folded(name)
        guard let bracket = name.firstIndex(of: "["), bracket != name.startIndex else { return [name] }
        var path = [String(name[..<bracket])]
        var rest = name[bracket...]
        // What nests deeper is passed over as a whole.
        while path.count <= PHPArray.deepest + 1, rest.first == "[", let end = rest.firstIndex(of: "]") {
            path.append(String(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return path.count == 1 ? [name] : path
    }

    /// A name as PHP makes a variable of it: without blanks in front, and with `_` for each blank and dot before the first bracket.
    ///
    /// Source: <https://www.php.net/manual/en/language.variables.external.php>
    private static func folded(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }) else { return name }
        let name = name.drop { $0 == " " }
        let base = name.prefix { $0 != "[" }
        return String(base.map { $0 == "." || $0 == " " ? "_" : $0 }) + name[base.endIndex...]
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

    /// The byte that two digits stand for; `nil` if they are no such digits.
    package static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return nil
        }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
