import PortalModel
import Wire

/// The texts with digits that a program was given in rows: its updates take telephone numbers from them.
struct GivenNumbers {
    /// The texts by each run of as many digits as tell a number.
    private var texts: [Int: [String]] = [:]

    /// Keeps a row's texts.
    mutating func add(_ row: InputRow) {
        for text in row.texts where text.utf8.count <= TypedDigits.longest {
            var keys: Set<Int> = []
            for typed in TypedDigits.all(in: text) {
                for end in stride(from: NumberOrigin.telling, through: typed.digits.count, by: 1) {
                    keys.insert(Self.key(of: typed.digits[..<end].suffix(NumberOrigin.telling)))
                }
            }
            for key in keys { texts[key, default: []].append(text) }
        }
    }

    /// The texts that may have a number.
    func texts(with origin: NumberOrigin) -> [String] { texts[Self.key(of: origin.end)] ?? [] }

    private static func key(of digits: ArraySlice<UInt8>) -> Int { digits.reduce(1) { $0 * 10 + Int($1) } }
}

extension InputRow {
    /// Everything in the row that may hold digits.
    var texts: [String] {
        switch content {
        case .cells(let cells): (0..<cells.count).map { cells.cell($0) }
        case .object(let object): object.flatMap(\.value.texts)
        }
    }
}

extension JSONValue {
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .integer(let number): [String(number)]
        case .array(let items): items.flatMap(\.texts)
        case .object(let object): object.flatMap(\.value.texts)
        case .null, .boolean, .number: []
        }
    }
}
