extension JSONReader {
    /// Reads a string from its opening quote to after its closing one.
    mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        skipPlain()
        guard peek != ASCII.quote else {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        return try escapedString(from: start)
    }

    /// Continues after the plain bytes if they don't end at the closing quote.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<position])
        while !take(ASCII.quote) {
            guard take(ASCII.backslash) else {
                throw failure(peek == nil ? "expected \"" : "a control character in a string must be escaped")
            }
            try escape(into: &text)
            let plain = position
            skipPlain()
            text += bytes[plain..<position]
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func skipPlain() {
        while position < bytes.count, bytes[position].isPlainInJSON {
            position += 1
        }
    }

    /// Reads an escape after its backslash.
    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard let byte = peek else { throw failure("expected an escape") }
        switch byte {
        case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(ASCII.lineFeed)
        case UInt8(ascii: "r"): text.append(ASCII.carriageReturn)
        case UInt8(ascii: "t"): text.append(ASCII.tab)
        case UInt8(ascii: "u"):
            text.append(contentsOf: try escapedCharacter().utf8)
            return
        default: throw failure("unknown escape")
        }
        position += 1
    }

    /// Reads `uXXXX`, and the second half `\uXXXX` if that is half of a surrogate pair.
    private mutating func escapedCharacter() throws(JSONError) -> String {
        let start = position - 1
        var units = [try escapedCodeUnit()]
        if UTF16.isLeadSurrogate(units[0]), take(ASCII.backslash), peek == UInt8(ascii: "u") {
            units.append(try escapedCodeUnit())
        }
        guard let character = String(validating: units, as: UTF16.self) else {
            throw JSONError(.malformed, at: start, of: bytes, "half of a surrogate pair is missing")
        }
        return character
    }

    private mutating func escapedCodeUnit() throws(JSONError) -> UInt16 {
        position += 1
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("expected four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
