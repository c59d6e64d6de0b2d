import Wire

extension RowBinding {
    /// A number that is the same for rows that agree in all that scripts and fields are given of them.
    ///
    /// What finds the user doesn't count, nor do columns that nothing uses, and blanks around a cell.
    package func fingerprint(of row: InputRow) -> Int {
        switch row.content {
        case .cells(let cells):
            var hasher = Hasher()
            for column in compared { hasher.combine(cells.utf8(column.index ?? 0).withoutBlanks) }
            return hasher.finalize()
        // The order of keys means nothing, and an empty value is none.
        case .object(let object):
            return object.reduce(0) { sum, member in
                guard !member.value.isBlank, isCompared(member.key) else { return sum }
                var hasher = Hasher()
                hasher.combine(member.key)
                hasher.combine(member.value)
                return sum ^ hasher.finalize()
            }
        }
    }

    /// The name in a row's own columns for `NAME` and `LAST_NAME`; empty if it has none.
    package func person(in row: InputRow) -> String {
        let texts = Dictionary(texts(of: row).map { ($0.column, $0.text) }) { first, _ in first }
        return ["NAME", "LAST_NAME"].compactMap { columns[$0].flatMap { texts[$0] }?.trimmed.nonEmpty }
            .joined(separator: " ")
    }
}

extension ArraySlice<UInt8> {
    fileprivate var withoutBlanks: ArraySlice<UInt8> {
        var bytes = self
        while bytes.first == 0x20 || bytes.first == 0x09 { bytes.removeFirst() }
        while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
        return bytes
    }
}

extension JSONValue {
    fileprivate var isBlank: Bool { self == .null || self == .string("") }
}
