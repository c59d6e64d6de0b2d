import Wire

/// What stands in a cell in the place of a value.
package struct CellFault: Error, Hashable, Sendable {
    /// The cell's text.
    private let text: String
    /// What is wrong, up to the ways to read it.
    private let reason: String
    /// Whether the message names the text; it leaves out what may hold anything.
    package let isNamed: Bool

    /// What programs write for a missing value, in exactly these spellings: `Null` and `Nan` are names.
    private static let words: Set<String> = [
        "NULL", "null", "(NULL)", "(null)", "[NULL]", "[null]", "<NULL>", "<Null>", "<null>", "<nil>", "\\N", "NaN",
        "nan", "-NaN",
        "-nan", "NaT", "<NA>", "None", "undefined", "[object Object]",
    ]
    /// Those of them that are letters, as bytes.
    private static let plainWords = words.map { Array($0.utf8) }.filter { $0[0].isASCIILetter }

    /// Whether a text of letters may be one of the words or a spreadsheet's error, such as `Err:502`.
    static func mayBegin(with text: Span<UInt8>) -> Bool {
        if text.count == 7, text[0] == UInt8(ascii: "E") { return text[3] == UInt8(ascii: ":") }
        return plainWords.contains { word in
            word.count == text.count && word.indices.allSatisfy { word[$0] == text[$0] }
        }
    }

    /// The fault of a cell; `nil` if it holds a value.
    package init?(_ cell: ArraySlice<UInt8>) {
        guard CellReading.mayDiffer(cell) else { return nil }
        self.init(String(decoding: cell, as: UTF8.self))
    }

    /// The fault of a cell's text; `nil` if it holds a value.
    package init?(_ cell: String) {
        guard !cell.hasTooManyMarks else {
            (text, isNamed) = ("", false)
            reason = "a letter has more than \(String.mostMarks) marks, which no language writes; correct it, or"
            return
        }
        let text = cell.withoutShapelessEnds.trimmed
        let isFormula = Self.isFormula(text)
        (self.text, isNamed) = (text, !isFormula)
        if Self.words.contains(text) {
            reason = "\"\(text)\" is what programs write for a missing value;"
        } else if Self.isTooNarrow(text) {
            reason = "\"###\" is what a spreadsheet shows for a value that doesn't fit its column; widen it there, or"
        } else if SpreadsheetError.isOne(text) {
            reason = "\"\(text)\" is a spreadsheet's error; correct the formula there, or"
        } else if isFormula {
            reason = "a formula instead of its result; write the result there, or"
        } else {
            return nil
        }
    }

    /// What is wrong, and the ways to read such a cell.
    package func message(in column: String) -> String {
        let literal = "take the column as it stands by --literal '\(column)'"
        guard isNamed else { return "\(reason) \(literal)" }
        return "\(reason) read it as an empty cell by --null '\(text)', or \(literal)"
    }

    /// Whether a text is a formula: anything behind `=`, and a function's name with a bracket behind `+`, `-` or `@`.
    ///
    /// Programs write `="04109"` too, to keep digits; that was read before.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.first else { return false }
        guard first != "=" else { return true }
        guard "+-@".contains(first) else { return false }
        let name = text.dropFirst().prefix { $0.isUppercase || $0.isASCIIDigit || $0 == "." || $0 == "_" }
        return name.first?.isLetter ?? false && text.dropFirst(name.count + 1).first == "("
    }

    private static func isTooNarrow(_ text: String) -> Bool {
        text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
