/// The names of months in English, German and Russian.
enum MonthName {
    /// Folded names in small letters; if a month has several in a language, all.
    private static let months: [[String]] = [
        ["january", "jan", "januar", "janner", "jaenner", "январь", "января", "янв"],
        ["february", "feb", "februar", "feber", "февраль", "февраля", "фев", "февр"],
        ["march", "mar", "marz", "maerz", "mrz", "март", "марта", "мар"],
        ["april", "apr", "апрель", "апреля", "апр"],
        ["may", "mai", "май", "мая"],
        ["june", "jun", "juni", "июнь", "июня", "июн"],
        ["july", "jul", "juli", "июль", "июля", "июл"],
        ["august", "aug", "август", "августа", "авг"],
        ["september", "sep", "sept", "сентябрь", "сентября", "сен", "сент"],
        ["october", "oct", "oktober", "okt", "октябрь", "октября", "окт"],
        ["november", "nov", "ноябрь", "ноября", "ноя", "нояб"],
        ["december", "dec", "dezember", "dez", "декабрь", "декабря", "дек"],
    ]

    /// The month of that name, from 1.
    static func month(_ name: some StringProtocol) -> Int? {
        guard name.utf8.count <= 20 else { return nil }
        let folded = FoldedText.folded(String(name)).lowercased()
        return months.firstIndex { $0.contains(folded) }.map { $0 + 1 }
    }
}
