import Wire

/// Reads a Lua 5.4 text token by token, without its comments, and never fails: what isn't Lua is a broken token.
package struct LuaLexer: Sequence, IteratorProtocol {
    private static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]

    /// The signs of two characters: the first one to what may be the second.
    private static let pairs: [UInt8: [UInt8]] = [
        UInt8(ascii: "."): Array(".".utf8), UInt8(ascii: "="): Array("=".utf8), UInt8(ascii: "~"): Array("=".utf8),
        UInt8(ascii: "<"): Array("=<".utf8), UInt8(ascii: ">"): Array("=>".utf8), UInt8(ascii: "/"): Array("/".utf8),
        UInt8(ascii: ":"): Array(":".utf8),
    ]

    private static let signs = Set("+-*/%^#&~|<>=(){}[];:,.".utf8)

    private let bytes: [UInt8]
    private var offset = 0

    package init(_ source: String) {
        bytes = Array(source.utf8)
        // Such as #!/usr/bin/env moonhook, which Lua skips, too.
        if bytes.first == UInt8(ascii: "#") { offset = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count }
    }

    /// The next token; at the end of the text there are no more.
    package mutating func next() -> LuaToken? {
        let token = token()
        return token.kind == .end ? nil : token
    }

    /// The next token, `.end` if there are no more.
    package mutating func token() -> LuaToken {
        skip()
        let start = offset
        guard let byte = peek() else { return token(.end, from: start) }
        if byte.isLetter { return word() }
        if byte.isASCIIDigit || byte == UInt8(ascii: ".") && peek(1)?.isASCIIDigit == true { return number() }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return string(in: byte) }
        if byte == UInt8(ascii: "["), let level = longBracket() { return longString(level, from: start) }
        offset += 1
        if let next = peek(), Self.pairs[byte]?.contains(next) == true {
            offset += byte == UInt8(ascii: ".") && peek(1) == byte ? 2 : 1
            return token(.sign, from: start)
        }
        if Self.signs.contains(byte) { return token(.sign, from: start) }
        while let next = peek(), next & 0xC0 == 0x80 { offset += 1 }  // the rest of one character
        return token(.broken, from: start)
    }

    private func peek(_ distance: Int = 0) -> UInt8? {
        offset + distance < bytes.count ? bytes[offset + distance] : nil
    }

    private func token(_ kind: LuaToken.Kind, from start: Int, holding value: [UInt8]? = nil) -> LuaToken {
        let text = value.map { String(decoding: $0, as: UTF8.self) } ?? text(start..<offset)
        return LuaToken(kind: kind, text: text, range: start..<offset)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Between tokens

    /// Skips white space and comments.
    private mutating func skip() {
        while let byte = peek() {
            if byte.isBlank {
                offset += 1
            } else if byte == UInt8(ascii: "-"), peek(1) == byte {
                offset += 2
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        if let level = longBracket() {
            _ = longBody(level)
        } else {
            while let byte = peek(), !byte.isLineBreak { offset += 1 }
        }
    }

    // MARK: Words and numbers

    private mutating func word() -> LuaToken {
        let start = offset
        while peek()?.isOfName == true { offset += 1 }
        return token(Self.keywords.contains(text(start..<offset)) ? .keyword : .name, from: start)
    }

    /// Reads what Lua reads as one numeral: `3x` is one that Lua refuses, not two tokens.
    private mutating func number() -> LuaToken {
        let start = offset
        let isHexadecimal = peek() == UInt8(ascii: "0") && peek(1).map { $0 | 0x20 } == UInt8(ascii: "x")
        let exponent = UInt8(ascii: isHexadecimal ? "p" : "e")
        if isHexadecimal { offset += 2 }
        while let byte = peek(), byte.isOfName || byte == UInt8(ascii: ".") {
            offset += 1
            if byte | 0x20 == exponent, let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                offset += 1
            }
        }
        return token(.number, from: start)
    }

    // MARK: Strings

    private mutating func string(in quote: UInt8) -> LuaToken {
        let start = offset
        var value: [UInt8] = []
        offset += 1
        while let byte = peek(), !byte.isLineBreak {
            offset += 1
            if byte == quote { return token(.string, from: start, holding: value) }
            if byte == UInt8(ascii: "\\") {
                appendEscaped(to: &value)
            } else {
                value.append(byte)
            }
        }
        return token(.broken, from: start)
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
        UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]

    /// Reads what follows a backslash; an escape unknown to Lua means itself.
    private mutating func appendEscaped(to value: inout [UInt8]) {
        guard let byte = peek() else { return }
        if byte.isASCIIDigit { return value.append(UInt8(truncatingIfNeeded: digits(radix: 10, atMost: 3))) }
        offset += 1
        switch byte {
        case UInt8(ascii: "x"): value.append(UInt8(truncatingIfNeeded: digits(radix: 16, atMost: 2)))
        case UInt8(ascii: "u"):
            guard peek() == UInt8(ascii: "{") else { return }
            offset += 1
            let number = digits(radix: 16, atMost: 8)
            if peek() == UInt8(ascii: "}") { offset += 1 }
            value += Array(String(Unicode.Scalar(UInt32(number)) ?? "\u{FFFD}").utf8)
        case UInt8(ascii: "z"):
            while let blank = peek(), blank.isBlank { offset += 1 }
        case let byte where byte.isLineBreak:
            if let next = peek(), next.isLineBreak, next != byte { offset += 1 }
            value.append(UInt8(ascii: "\n"))
        default: value.append(Self.escapes[byte] ?? byte)
        }
    }

    private mutating func digits(radix: Int, atMost count: Int) -> Int {
        let start = offset
        while offset < start + count, let byte = peek(), Character(Unicode.Scalar(byte)).isHexDigit,
            radix == 16 || byte.isASCIIDigit
        {
            offset += 1
        }
        return Int(text(start..<offset), radix: radix) ?? 0
    }

    /// The level of the long bracket that opens here, such as 2 for `[==[`.
    private func longBracket() -> Int? {
        guard peek() == UInt8(ascii: "[") else { return nil }
        var level = 0
        while peek(1 + level) == UInt8(ascii: "=") { level += 1 }
        return peek(1 + level) == UInt8(ascii: "[") ? level : nil
    }

    private mutating func longString(_ level: Int, from start: Int) -> LuaToken {
        guard let body = longBody(level) else { return token(.broken, from: start) }
        var value = bytes[body]
        if let first = value.first, first.isLineBreak {
            value = value.dropFirst()
            if let second = value.first, second.isLineBreak, second != first { value = value.dropFirst() }
        }
        return token(.string, from: start, holding: Array(value))
    }

    /// Skips a long bracket and all that is in it; `nil` if it never ends.
    private mutating func longBody(_ level: Int) -> Range<Int>? {
        offset += level + 2
        let start = offset
        let end = [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level) + [UInt8(ascii: "]")]
        while offset < bytes.count {
            if bytes[offset] == end[0], bytes[offset...].starts(with: end) {
                defer { offset += end.count }
                return start..<offset
            }
            offset += 1
        }
        return nil
    }
}

extension UInt8 {
    /// Whether names may hold it.
    var isOfName: Bool { isLetter || isASCIIDigit }

    /// Whether a name may begin with it.
    fileprivate var isLetter: Bool { self == UInt8(ascii: "_") || isASCIILetter }

    fileprivate var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
