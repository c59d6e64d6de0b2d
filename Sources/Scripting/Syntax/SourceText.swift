package import PortalModel

/// A source text and where its lines begin.
///
/// Lines and columns count from 1, columns in characters: Unicode scalars, as vim, emacs and luacheck count. A tab is one.
public struct SourceText: Sendable {
    private let bytes: [UInt8]
    /// The byte that each line begins with.
    private let starts: [Int]

    /// Splits a text into lines; a line ends as in Lua, with `\n`, `\r`, or one of each.
    public init(_ source: String) {
        bytes = Array(source.utf8)
        var starts = [0]
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            if offset < bytes.count, bytes[offset] != byte,
                bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r")
            {
                offset += 1
            }
            starts.append(offset)
        }
        self.starts = starts
    }

    /// The bytes of a line, without what ends it; empty if there is no such line.
    private func bytes(ofLine line: Int) -> Range<Int> {
        guard starts.indices.contains(line - 1) else { return bytes.count..<bytes.count }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// A line's text, without what ends it.
    public func line(_ line: Int) -> String { String(decoding: bytes[bytes(ofLine: line)], as: UTF8.self) }

    /// The line that a byte is in, counted from 1.
    package func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The first line of a piece of the text.
    package func span(_ range: Range<Int>) -> SourceSpan {
        let line = line(at: range.lowerBound)
        let whole = bytes(ofLine: line)
        let start = min(range.lowerBound, whole.upperBound)
        let end = max(start, min(range.upperBound, whole.upperBound))
        let column = characters(whole.lowerBound..<start) + 1
        return SourceSpan(line: line, column: column, endColumn: column + characters(start..<end) - 1)
    }

    /// A line from its first character that isn't white space to its end.
    package func span(ofLine line: Int) -> SourceSpan {
        let whole = bytes(ofLine: line)
        let start = bytes[whole].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? whole.lowerBound
        let column = characters(whole.lowerBound..<start) + 1
        return SourceSpan(line: line, column: column, endColumn: column + characters(start..<whole.upperBound) - 1)
    }

    private func characters(_ range: Range<Int>) -> Int { bytes[range].count { $0 & 0xC0 != 0x80 } }
}
