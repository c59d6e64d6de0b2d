extension CountryTable {
    /// The alpha-2 codes of the countries that are called so.
    ///
    /// The table is searched as it is: most scripts look for few countries, and an index of all names takes long to make.
    ///
    /// - Parameter name: The name as in the table.
    /// - Returns: The codes; none if no country is called so.
    package static func codes(named name: String) -> Set<String> {
        let table = names.utf8
        var (low, high) = (table.startIndex, table.endIndex)
        while low < high {
            let middle = table.index(low, offsetBy: table.distance(from: low, to: high) / 2)
            let start = table[low..<middle].lastIndex(where: \.endsEntry).map(table.index(after:)) ?? low
            let end = table[middle..<high].firstIndex(where: \.endsEntry) ?? high
            let separator = table[start..<end].lastIndex(of: UInt8(ascii: " ")) ?? end
            let found = table[start..<separator]
            if found.elementsEqual(name.utf8) {
                return Set(names[separator..<end].dropFirst().split(separator: "/").map(String.init))
            }
            if found.lexicographicallyPrecedes(name.utf8) {
                low = end < high ? table.index(after: end) : high
            } else {
                high = start
            }
        }
        return []
    }
}

extension UInt8 {
    fileprivate var endsEntry: Bool { self == UInt8(ascii: ";") || self == UInt8(ascii: "\n") }
}
