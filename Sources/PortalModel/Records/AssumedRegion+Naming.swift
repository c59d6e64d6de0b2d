/// The source that names a region.
extension AssumedRegion {
    /// The region that a text names: by its ISO code or a country's name.
    ///
    /// A calling code needs its `+`, since any number could be one.
    package init?(namedBy text: String, _ source: String) {
        let text = text.trimmed
        guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
        let code = text.uppercased()
        if text.utf8.allSatisfy({ $0 < 0x80 }), Countries.hasNumbers(code) {
            self.init(code, source)
        } else if let code = try? Countries.code(of: text) {
            self.init(code, source)
        } else {
            return nil
        }
    }

    /// Whether a parameter or a table of the recipe names it, and not a record or a row.
    package var isDeclared: Bool { source?.hasPrefix("parameter ") == true || source?.hasPrefix("table ") == true }
}
