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
        case .number(let number) where field.holdsDigits && !field.isWhole && Int(exactly: number) != nil:
            throw field.decimal
        case .list(let items):
            var read: [FieldValue] = []
            for item in items { read.append(try item.cell(of: field)) }
            return .list(read)
        case .null, .integer, .number, .boolean, .file, .option: return self
        }
    }
}

extension UserField {
    /// The standard fields of digits; a custom one may as well hold `1.5`.
    private static let standardDigits = Set(standard.filter(\.holdsDigits).map(\.name))

    /// Whether a cell of a field that is made of digits holds something else than these.
    package static func mayBeDamaged(_ cell: ArraySlice<UInt8>) -> Bool {
        // The bytes that stand in a text of digits only if a spreadsheet has put them there, and in telephone numbers.
        cell.contains { byte in
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "e"), UInt8(ascii: "E"): true
            default: false
            }
        }
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
            if let flag = CellWords.flag(word) { return flag ? "Y" : "N" }
            guard text.isEmpty else {
                let message =
                    "expected yes or no, such as Y and N, TRUE and FALSE, 1 and 0, or such words in another language"
                throw Schema.Refusal(.wrongType, field: name, message: message)
            }
            return text
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
                var message = "expected a date written YYYY-MM-DD, or in a form with one reading: \(error.reason)"
                if error == DateGuess.ambiguous {
                    message += "; write YYYY-MM-DD, or let the recipe read it by date.parse with a format"
                }
                throw Schema.Refusal(.wrongForm, field: name, message: message)
            }
        case .choice(let choices) where name == "PERSONAL_GENDER" && (text.hasTooManyMarks || !choices.contains(text)):
            switch CellWords.gender(text) {
            case .held(let gender)?: return .string(gender)
            case .unheld?: return nil
            case nil:
                let message = "expected M or F, or a word for one of them, such as w, männlich, ж or Mrs"
                throw Schema.Refusal(.noOption, field: name, message: message)
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
        let text = cell.withoutShapelessEnds.withoutQuotedDigits
        let bytes = Array(text.utf8)[...]
        guard !TextRules.isScientific(bytes) else {
            throw Schema.Refusal(.scientific, field: name, message: Self.scientific)
        }
        guard !isWhole else {
            return TextRules.wholePart(ofDecimal: bytes).map { String(decoding: $0, as: UTF8.self) } ?? text.trimmed
        }
        guard !isDamaged(text, bytes) else { throw decimal }
        return text
    }

    /// Whether a cell of digits in ASCII holds them as they were, though it may look like a number of a spreadsheet's.
    package func isSound(_ cell: ArraySlice<UInt8>) -> Bool {
        !cell.contains { $0 >= 0x80 } && !TextRules.isScientific(cell)
            && !isDamaged(String(decoding: cell, as: UTF8.self), cell)
    }

    private func isDamaged(_ text: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        guard Self.mayBeDamaged(bytes) else { return false }
        guard holdsPhones || Self.standardDigits.contains(name) else { return TextRules.isSpreadsheetDecimal(bytes) }
        guard let number = SpreadsheetNumber(text, isPhone: holdsPhones) else { return false }
        return holdsPhones ? number.isDamagedPhone : number.isDamagedText
    }

    fileprivate var isWhole: Bool {
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
    fileprivate var decimal: Schema.Refusal {
        let message =
            "a spreadsheet has turned the digits into a number, such as 4109.0 or 4,109, and dropped a plus or zeros before them; "
            + "format the column as text there, and enter them again"
        return Schema.Refusal(.scientific, field: name, message: message)
    }
}

extension String {
    /// The text without a spreadsheet's mark of a text, `'04109`, or quotes around digits, `'04109'`.
    fileprivate var withoutQuotedDigits: String {
        let text = trimmed
        guard let quote = text.first, "'’‘".contains(quote), let next = text.dropFirst().utf8.first,
            next.isASCIIDigit || next == UInt8(ascii: "+")
        else { return self }
        let isClosed = text.last.map { "'’".contains($0) } ?? false
        return String(isClosed ? text.dropFirst().dropLast() : text.dropFirst())
    }
}
