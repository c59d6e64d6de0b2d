import Wire

/// The formats of addresses, dates and Base64.
///
/// The portal checks almost nothing; these rules refuse what can't be intended and accept the rest. They look at UTF-8,
/// since they run on every record.
public enum TextRules: Sendable {
    /// Whether the text holds a control character other than tab, line feed and carriage return.
    public static func hasControlCharacters(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return true }
            if byte == 0x7F || (previous == 0xC2 && (0x80...0x9F).contains(byte) && byte != 0x85) { return true }
            previous = byte
        }
        return false
    }

    /// Whether the text is one e-mail address, `local@domain`, with a domain of at least two labels.
    public static func isEmail(_ text: String) -> Bool {
        hasFormOfEmail(text.utf8Span.span) && isVisible(text) && shapelessScalar(in: text) == nil
    }

    /// Whether the text has the form of an e-mail address; if it is ASCII, it is one.
    package static func hasFormOfEmail(_ text: Span<UInt8>) -> Bool {
        var (index, last) = (0, dot)
        while index < text.count, text[index] != UInt8(ascii: "@") {
            let byte = text[index]
            guard isWordByte(byte) || isLocalMark[Int(byte)], byte != dot || last != dot else { return false }
            last = byte
            index += 1
        }
        guard (1...64).contains(index), index < text.count, last != dot else { return false }
        return isHost(text.extracting((index + 1)...))
    }

    /// The first character of a text that nobody sees: a format character, one that is ignored by default (joiners and
    /// selectors of variants too), a blank pattern, or a second dot on a small i or j.
    ///
    /// Joiners have a meaning in some scripts; two addresses that differ only by one still look alike.
    public static func shapelessScalar(in text: String) -> Unicode.Scalar? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            guard !scalar.isASCII else { continue }
            let isDot = scalar == "\u{307}" && (previous == "i" || previous == "j")
            let properties = scalar.properties
            if isDot || scalar == "\u{2800}" || properties.generalCategory == .format
                || properties.isDefaultIgnorableCodePoint
            {
                return scalar
            }
        }
        return nil
    }

    /// Whether the text is a web address: a host of at least two labels, with or without `http://` or `https://`, a port and a
    /// path.
    public static func isWebAddress(_ text: String) -> Bool {
        guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), isVisible(text) else { return false }
        var rest = text[...]
        if let scheme = rest.prefix(while: { $0 != "?" && $0 != "#" }).firstRange(of: "://"),
            !rest[..<scheme.lowerBound].contains("/")
        {
            let name = rest[..<scheme.lowerBound].lowercased()
            guard name == "http" || name == "https" else { return false }
            rest = rest[scheme.upperBound...]
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let pieces = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = pieces.first, pieces.count <= 2, isHost(String(host).utf8Span.span) else { return false }
        return pieces.count == 1 || UInt16(pieces[1]) != nil
    }

    /// Whether the text is a date of the Gregorian calendar, written `YYYY-MM-DD`.
    public static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash else { return false }
        guard let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]) else {
            return false
        }
        return year > 0 && (1...12).contains(month) && (1...days(in: month, of: year)).contains(day)
    }

    /// Whether the text is non-empty Base64 with its padding.
    public static func isBase64(_ text: String) -> Bool {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count.isMultiple(of: 4) else { return false }
        let padding = bytes.suffix(2).filter { $0 == UInt8(ascii: "=") }.count
        let isPaddedAtEnd = padding < 2 || bytes.last == UInt8(ascii: "=")
        return isPaddedAtEnd && bytes.dropLast(padding).allSatisfy { $0.isASCIIWord || $0 == plus || $0 == slash }
    }

    /// Whether the text is a number in scientific notation as spreadsheets write it, such as `4.91523E+11` or `4,91523E+11`.
    ///
    /// It has a sign behind the E or a fraction before it: `12E3` may be somebody's code.
    public static func isScientific(_ text: ArraySlice<UInt8>) -> Bool {
        let isInk = { (byte: UInt8) in byte != 0x20 }
        guard let start = text.firstIndex(where: isInk), let end = text.lastIndex(where: isInk),
            let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), start < mark, mark < end
        else { return false }
        let power = text[(mark + 1)...end]
        let exponent = unsigned(power)
        let parts = unsigned(text[start..<mark]).split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == dot || $0 == UInt8(ascii: ",")
        }
        guard (1...3).contains(exponent.count), let whole = parts.first, !whole.isEmpty else { return false }
        guard (parts + [exponent]).joined().allSatisfy(\.isASCIIDigit) else { return false }
        return exponent.count < power.count || (parts.count == 2 && parts.last?.isEmpty == false)
    }

    /// Whether the text is a number in scientific notation; see ``isScientific(_:)-swift.type.method``.
    public static func isScientific(_ text: String) -> Bool { isScientific(Array(text.utf8)[...]) }

    /// Whether the text is digits with the decimals of a number behind them, such as `3023125901.0` or `4109,00`.
    ///
    /// Spreadsheets and data frames write whole numbers so. In the whole text there is one point or comma, and `0` or `00` behind
    /// it; three zeros may be a group of thousands.
    ///
    /// - Parameters:
    ///   - text: The text; blanks around it don't count.
    ///   - count: How many digits there are at least before the point.
    /// - Returns: Whether it is.
    package static func isSpreadsheetDecimal(_ text: ArraySlice<UInt8>, digits count: Int = 1) -> Bool {
        wholePart(ofDecimal: text).map { $0.count >= count } ?? false
    }

    /// The same of a text; see ``isSpreadsheetDecimal(_:digits:)``.
    package static func isSpreadsheetDecimal(_ text: String, digits count: Int = 1) -> Bool {
        isSpreadsheetDecimal(Array(text.utf8)[...], digits: count)
    }

    /// The digits before the decimals of ``isSpreadsheetDecimal(_:digits:)``; `nil` if the text is no such number.
    package static func wholePart(ofDecimal text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // Most texts of digits end in another way.
        guard let end = text.lastIndex(where: { $0 != 0x20 }), text[end] == UInt8(ascii: "0") else { return nil }
        let number = text[...end].drop { $0 == 0x20 }
        guard let mark = number.firstIndex(where: { $0 == dot || $0 == UInt8(ascii: ",") }) else { return nil }
        let (whole, zeros) = (number[..<mark], number[(mark + 1)...])
        guard !whole.isEmpty, whole.allSatisfy(\.isASCIIDigit), (1...2).contains(zeros.count) else { return nil }
        return zeros.allSatisfy { $0 == UInt8(ascii: "0") } ? whole : nil
    }

    private static func unsigned(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        number.first == plus || number.first == dash ? number.dropFirst() : number
    }

    private static let dot = UInt8(ascii: ".")
    private static let dash = UInt8(ascii: "-")
    private static let plus = UInt8(ascii: "+")
    private static let slash = UInt8(ascii: "/")
    private static let isLocalMark: [Bool] = {
        var isMark = [Bool](repeating: false, count: 256)
        for byte in ".!#$%&'*+/=?^_`{|}~-".utf8 { isMark[Int(byte)] = true }
        return isMark
    }()

    /// Letters beyond ASCII count: addresses such as `анна@пример.рф` exist.
    private static func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIIWord || byte >= 0x80 }

    /// Whether an address has neither spaces beyond ASCII nor invisible characters, except for joiners of letters.
    private static func isVisible(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            guard !scalar.isASCII, scalar != "\u{200C}", scalar != "\u{200D}" else { return true }
            return !scalar.properties.isWhitespace && ![.control, .format].contains(scalar.properties.generalCategory)
        }
    }

    /// Whether a text is a host of at least two labels.
    private static func isHost(_ host: Span<UInt8>) -> Bool {
        var (labels, start, index) = (0, 0, 0)
        while index <= host.count {
            if index == host.count || host[index] == dot {
                guard (1...63).contains(index - start), host[start] != dash, host[index - 1] != dash else {
                    return false
                }
                labels += 1
                start = index + 1
            } else {
                guard isWordByte(host[index]) || host[index] == dash else { return false }
            }
            index += 1
        }
        return labels >= 2
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.reduce(0) { number, byte in
            guard let number, byte.isASCIIDigit else { return nil }
            return number * 10 + Int(byte - 0x30)
        }
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
