/// A reference to an earlier answer of a batch within a text, such as `$result[me][UF_DEPARTMENT][0]`.
///
/// It begins with a dollar sign and one of ``tables`` in any case, and goes as far as the next blank: all that brackets hold up to there
/// are its keys, whatever stands between them.
///
/// Undocumented but for its plain form: observed in the module `rest` of portals on servers of their own.
package struct BatchReference {
    /// What it refers to, as it is written: one of ``tables``, perhaps in other case.
    package let table: String
    /// The keys, from the outside to the inside; one at least.
    package let keys: [String]
    /// All that the answer takes the place of, in the text's UTF-8.
    package let range: Range<Int>

    /// What a reference may begin with, behind the dollar sign.
    package static let tables = ["result", "next", "total", "time", "error"]

    private static let words = tables.map { Array($0.utf8) }

    /// The first one in a text; `nil` if there is none.
    ///
    /// - Parameters:
    ///   - text: The text in UTF-8.
    ///   - start: Where to begin.
    package init?(in text: some Collection<UInt8>, from start: Int = 0) {
        let bytes = Array(text)
        var place = start
        while let dollar = bytes[place...].firstIndex(of: UInt8(ascii: "$")) {
            place = dollar + 1
            guard let word = Self.words.first(where: { Self.begins(bytes[place...], with: $0) }) else { continue }
            let path = bytes[(place + word.count)...].prefix { !Self.isBlank($0) }
            let keys = Self.keys(in: path)
            guard keys.isEmpty else {
                table = String(decoding: bytes[place..<(place + word.count)], as: UTF8.self)
                self.keys = keys
                range = dollar..<path.endIndex
                return
            }
            place = path.endIndex
        }
        return nil
    }

    private static func begins(_ bytes: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
        bytes.count >= word.count && zip(bytes, word).allSatisfy { $0 | 0x20 == $1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// What stands in brackets and isn't empty.
    private static func keys(in path: ArraySlice<UInt8>) -> [String] {
        var keys: [String] = []
        var rest = path
        while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
            rest = rest[(open + 1)...]
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { break }
            guard close > rest.startIndex else { continue }
            keys.append(String(decoding: rest[..<close], as: UTF8.self))
            rest = rest[(close + 1)...]
        }
        return keys
    }
}

extension String {
    /// Whether a batch would take a part of it for a reference to an earlier answer.
    package var holdsReference: Bool { utf8.contains(UInt8(ascii: "$")) && BatchReference(in: utf8) != nil }
}
