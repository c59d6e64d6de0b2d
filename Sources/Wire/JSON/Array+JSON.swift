extension [UInt8] {
    /// Appends UTF-8 text as a JSON string, quotes included.
    ///
    /// Copying and looking for what needs an escape are one pass, since most strings are short and need none.
    mutating func appendJSONString(_ text: Span<UInt8>) {
        var index = 0
        append(addingCapacity: text.count + 2) { output in
            output.append(ASCII.quote)
            while index < text.count, text[index].isPlainInJSON {
                output.append(text[index])
                index += 1
            }
            if index == text.count { output.append(ASCII.quote) }
        }
        guard index < text.count else { return }
        while index < text.count {
            appendInJSONString(text[index])
            index += 1
        }
        append(ASCII.quote)
    }

    private mutating func appendInJSONString(_ byte: UInt8) {
        if byte.isPlainInJSON {
            append(byte)
            return
        }
        append(ASCII.backslash)
        switch byte {
        case ASCII.quote, ASCII.backslash: append(byte)
        case ASCII.lineFeed: append(UInt8(ascii: "n"))
        case ASCII.carriageReturn: append(UInt8(ascii: "r"))
        case ASCII.tab: append(UInt8(ascii: "t"))
        default: append(contentsOf: ((byte < 0x10 ? "u000" : "u00") + String(byte, radix: 16)).utf8)
        }
    }
}

extension UInt8 {
    /// Whether the byte needs no escape in a JSON string: it is not a quote, a backslash or a control character.
    var isPlainInJSON: Bool {
        self >= ASCII.space && self != ASCII.quote && self != ASCII.backslash
    }
}
