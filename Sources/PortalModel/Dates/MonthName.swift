import PortalModel

/// The names of months in English and German.
enum MonthName {
    /// Folded names in small letters; if a month has several in a language, all.
    private static let months: [[String]] = [
        ["january", "jan", "januar", "janner", "jaenner", "jan"],
        ["february", "feb", "februar", "feber"],
        ["march", "mar", "marz", "maerz", "mrz"],
        ["april", "apr"],
        ["may", "mai"],
        ["june", "jun", "juni"],
        ["july", "jul", "juli"],
        ["august", "aug"],
        ["september", "sep", "sept"],
        ["october", "oct", "oktober", "okt"],
        ["november", "nov"],
        ["december", "dec", "dezember", "dez"],
    ]

    /// The month of that name, from 1.
    static func month(_ name: some StringProtocol) -> Int? {
        guard name.utf8.count <= 20 else { return nil }
        let folded = FoldedText.folded(String(name)).lowercased()
        return months.firstIndex { $0.contains(folded) }.map { $0 + 1 }
    }
}
