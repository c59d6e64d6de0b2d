import Wire

/// What a cell means for the field that it is laid over.
extension FieldValue {
    /// Reads a cell as a row's is, if no option says how.
    package init(read cell: String, of field: UserField) {
        let value = FieldValue(cell: CellReading().read(cell, of: ""), of: field)
        self = (try? value.cell(of: field)) ?? value
    }

    /// The value with every text of it as its field reads a cell.
    ///
    /// - Throws: ``Schema/Refusal`` if a spreadsheet has damaged the digits of a field that is made of them.
    func cell(of field: UserField) throws(Schema.Refusal) -> FieldValue {
        switch self {
        case .string(let text): return .string(try field.cell(text))
        case .list(let items):
            var read: [FieldValue] = []
            for item in items { read.append(try item.cell(of: field)) }
            return .list(read)
        case .null, .integer, .number, .boolean, .file, .option: return self
        }
    }
}

extension UserField {
    /// Whether a cell of a field that is made of digits holds something else than these.
    package static func mayBeDamaged(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.first == UInt8(ascii: "'") || TextRules.isScientific(cell) || TextRules.isSpreadsheetDecimal(cell)
    }

    /// The text of a cell as this field reads it.
    ///
    /// `57.0` is 57 in an id and in any whole number, exactly. In a text of digits it is refused: what made a number of it has
    /// also dropped the zeros and the plus before it, `04109` became `4109.0`.
    fileprivate func cell(_ text: String) throws(Schema.Refusal) -> String {
        switch kind {
        case .flag:
            let bytes = Array(text.utf8)[...]
            let word = TextRules.wholePart(ofDecimal: bytes).map { String(decoding: $0, as: UTF8.self) } ?? text
            return CellWords.flag(word).map { $0 ? "Y" : "N" } ?? text
        case .number: return text.trimmed
        default: return holdsDigits ? try digits(text) : text
        }
    }

    /// What a cell means that no function has changed; `nil` if the portal can't hold that, so that the field stays as it is.
    ///
    /// Scripts see the text of a date or of a gender as it stands in its cell, for a recipe may know its form. What they leave is
    /// read here, if it has one reading.
    ///
    /// - Throws: ``Schema/Refusal`` for a date that is none, or that has two readings.
    package func meaning(ofCell text: String) throws(Schema.Refusal) -> FieldValue? {
        switch kind {
        case .date where !TextRules.isDate(text):
            do throws(DateError) {
                return .string(try DateGuess.day(in: text.trimmed).description)
            } catch {
                let message = "expected a date written YYYY-MM-DD, or in a form with one reading: \(error.reason)"
                throw Schema.Refusal(.wrongForm, field: name, message: message)
            }
        case .choice(let choices) where name == "PERSONAL_GENDER" && !choices.contains(text):
            switch CellWords.gender(text) {
            case .held(let gender)?: return .string(gender)
            case .unheld?: return nil
            case nil: return .string(text)
            }
        default: return .string(text)
        }
    }

    /// Refuses a birthday that nobody has.
    ///
    /// - Parameters:
    ///   - value: The value of this field, validated.
    ///   - today: The day of the run; `nil` if there is none.
    /// - Throws: ``Schema/Refusal``.
    package func checkBirthday(_ value: FieldValue, today: String?) throws(Schema.Refusal) {
        guard name == "PERSONAL_BIRTHDAY", case .string(let day) = value else { return }
        guard day >= "1900-01-01" else {
            throw Schema.Refusal(.wrongForm, field: name, message: "a birthday before 1900 is nobody's here")
        }
        guard today.map({ day <= $0 }) ?? true else {
            throw Schema.Refusal(.wrongForm, field: name, message: "the birthday is in the future")
        }
    }

    private func digits(_ cell: String) throws(Schema.Refusal) -> String {
        // Some programs keep zeros by a sign that can't be seen.
        let text = cell.withoutShapelessEnds
        let bytes = Array(text.utf8)[...]
        guard !TextRules.isScientific(bytes) else {
            throw Schema.Refusal(.scientific, field: name, message: Self.scientific)
        }
        if let whole = TextRules.wholePart(ofDecimal: bytes) {
            guard isWhole else { throw Schema.Refusal(.scientific, field: name, message: Self.decimal) }
            return String(decoding: whole, as: UTF8.self)
        }
        if isWhole { return text.trimmed }
        // A spreadsheet's mark of a text.
        guard text.first == "'", let next = text.dropFirst().utf8.first, next.isASCIIDigit || next == UInt8(ascii: "+")
        else { return text }
        return String(text.dropFirst())
    }

    private var isWhole: Bool {
        switch kind {
        case .identifier, .departments, .integer: true
        default: false
        }
    }

    /// The message about a cell whose digits a spreadsheet has turned into a number.
    package static let scientific =
        "a spreadsheet has turned the digits into scientific notation, such as 4.9E+11, and lost some of them; "
        + "format the column as text there, and enter them again"

    /// The message about a cell whose digits a spreadsheet has written with decimals.
    private static let decimal =
        "a spreadsheet has turned the digits into a number, such as 4109.0, and dropped a plus or zeros before them; "
        + "format the column as text there, and enter them again"
}
