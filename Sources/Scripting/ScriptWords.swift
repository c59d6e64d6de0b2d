/// The words of a Lua text, without its comments: a rough reading that knows no long strings.
struct ScriptWords: Hashable, Sendable {
    /// The words in code and in strings.
    private(set) var words: Set<String> = []
    /// The words in code alone.
    private(set) var names: Set<String> = []
    /// What `require` is called with.
    private(set) var modules: Set<String> = []

    init(_ source: String) {
        var rest = Array(source.utf8)[...]
        var isRequired = false
        while let byte = rest.first {
            if rest.starts(with: "--".utf8) {
                rest = Self.behindComment(rest)
            } else if Self.isWord(byte) {
                let name = Self.text(rest.prefix(while: Self.isWord))
                names.insert(name)
                isRequired = name == "require"
                rest = rest.dropFirst(name.utf8.count)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let string = rest.dropFirst().prefix { $0 != byte && $0 != UInt8(ascii: "\n") }
                if isRequired { modules.insert(Self.text(string)) }
                words.formUnion(string.split { !Self.isWord($0) }.map(Self.text))
                isRequired = false
                rest = rest.dropFirst(string.count + 2)
            } else {
                isRequired = isRequired && " (\t\r\n".utf8.contains(byte)
                rest = rest.dropFirst()
            }
        }
        words.formUnion(names)
    }

    /// What follows the comment that `rest` begins with.
    private static func behindComment(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let body = rest.dropFirst(2)
        let level = body.dropFirst().prefix { $0 == UInt8(ascii: "=") }
        let isLong = body.first == UInt8(ascii: "[") && body.dropFirst(1 + level.count).first == UInt8(ascii: "[")
        guard isLong else { return body.drop { $0 != UInt8(ascii: "\n") } }
        let end = [UInt8(ascii: "]")] + level + [UInt8(ascii: "]")]
        var behind = body
        while !behind.isEmpty, !behind.starts(with: end) { behind = behind.dropFirst() }
        return behind.dropFirst(end.count)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
