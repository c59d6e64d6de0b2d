import Wire

extension Schema {
    /// Why a value can't be written to a field, as one sentence without a full stop and without the value.
    public struct Refusal: Error, Hashable, Sendable {
        /// What kind of finding it is.
        public var code: DiagnosticCode
        /// The field, with the item's index if one item of a list is wrong, such as `UF_DEPARTMENT[2]`.
        public var field: String
        /// What is wrong and what would be right.
        public var message: String

        /// Creates a refusal.
        public init(_ code: DiagnosticCode, field: String, message: String) {
            self.code = code
            self.field = field
            self.message = message
        }
    }

    /// Checks one value for `user.update` and brings it into the form that plans compare.
    ///
    /// Whole numbers become digits in text fields, `Y` and `N` become flags, a `[name, base64]` pair becomes a file, the name of
    /// a photo gets the extension of its content, and an empty text becomes ``FieldValue/null``, the order to clear, and so does
    /// an empty list in a field that holds one. Empty texts in a list are no items.
    ///
    /// - Parameters:
    ///   - value: The value that a script or a file gives.
    ///   - name: The field to write; `ID` is not written.
    ///   - departments: The departments that exist, or `nil` if no portal is asked.
    /// - Returns: The value to plan and to send.
    /// - Throws: ``Refusal``, about the whole value or one item of it.
    public func validated(
        _ value: FieldValue,
        for name: String,
        departments: Set<Int>? = nil
    ) throws(Refusal) -> FieldValue {
        guard let field = self[name] else { throw Refusal(.unknownField, field: name, message: unknownField(name)) }
        guard field.isWritable else {
            throw Refusal(.readOnlyField, field: name, message: readOnlyField(name))
        }
        if case .other(let type) = field.kind, type == "file" {
            throw Refusal(.readOnlyField, field: name, message: "\(name) holds files, which Moonhook doesn't write")
        }
        if let refusal = field.refusal(ofForm: value) { throw refusal }
        let value = field.isList ? value.withoutEmptyItems : value
        guard !value.isEmpty else {
            guard let reason = field.clearingRefusal else { return .null }
            throw Refusal(
                .neverEmpty,
                field: name,
                message: "\(name) can't be cleared\(reason); give it a value or leave it out"
            )
        }
        return try field.isMultiple ? list(value, of: field) : field.validated(value, departments: departments)
    }

    private func list(_ value: FieldValue, of field: UserField) throws(Refusal) -> FieldValue {
        guard case .list(let items) = value else { return .list([try field.validated(value, departments: nil)]) }
        var valid: [FieldValue] = []
        for (offset, item) in items.enumerated() {
            do throws(Refusal) {
                valid.append(try field.validated(item, departments: nil))
            } catch {
                throw Refusal(error.code, field: "\(field.name)[\(offset + 1)]", message: error.message)
            }
        }
        return .list(valid)
    }
}

extension UserField {
    /// Why the field must not be cleared, as the end of a clause; `nil` if it may be.
    ///
    /// Without `ACTIVE` or `EMAIL`, nobody could know whether the user is employed, or sign in as them.
    fileprivate var clearingRefusal: String? {
        switch name {
        case "ACTIVE", "EMAIL": ""
        case "UF_DEPARTMENT" where isClearedOnRequest: nil
        case "UF_DEPARTMENT": ", since that would turn an employee into an external person"
        default: isMandatory ? ", since the portal requires a value" : nil
        }
    }

    /// Why a value can't be the field's whatever is in it: it is a list, and the field holds one value.
    ///
    /// A pair may be a photo.
    package func refusal(ofForm value: FieldValue) -> Schema.Refusal? {
        guard case .list(let items) = value, !isList, kind != .photo || value.isEmpty else { return nil }
        let got = items.isEmpty ? "an empty list; to clear \(name), write null or \"\"" : value.kind
        return Schema.Refusal(.wrongType, field: name, message: "expected one value, got \(got)")
    }

    fileprivate func validated(_ value: FieldValue, departments: Set<Int>?) throws(Schema.Refusal) -> FieldValue {
        // Before a text is compared with any other.
        if case .string(let text) = value, text.hasTooManyMarks {
            let message = "a letter has more than \(String.mostMarks) marks, which no language writes"
            throw Schema.Refusal(.noText, field: name, message: message)
        }
        return switch kind {
        case .text, .moment: .string(try seen(try text(value)))
        case .email: .string(try email(value))
        case .webAddress:
            .string(try text(value, "a web address such as https://example.com", where: TextRules.isWebAddress))
        case .date: .string(try text(value, "a date written YYYY-MM-DD", where: TextRules.isDate))
        case .flag: .boolean(try flag(value))
        case .choice(let choices):
            .string(try text(value, choices.joined(separator: " or "), otherwise: .noOption, where: choices.contains))
        case .enumeration(let options): .option(try option(value, among: options))
        case .departments: try departmentIDs(value, known: departments)
        case .photo: .file(try photo(value))
        case .identifier, .integer: .integer(try integer(value))
        case .number: .number(try number(value))
        case .other: try passed(value)
        }
    }

    private func refusal(
        _ code: DiagnosticCode = .wrongType,
        expected: String,
        got value: FieldValue
    ) -> Schema.Refusal {
        Schema.Refusal(code, field: name, message: "expected \(expected), got \(value.kind)")
    }

    private func text(_ value: FieldValue) throws(Schema.Refusal) -> String {
        switch value {
        case .string(let text):
            guard !TextRules.hasControlCharacters(text) else {
                throw Schema.Refusal(
                    .noText,
                    field: name,
                    message: "contains a control character; only tabs and line breaks are allowed"
                )
            }
            guard !hasLostLetter(text) else { throw lostLetter(text) }
            return text
        case .integer(let number): return String(number)
        case .number:
            let message = "expected a string, got a number with decimals; write it as a string"
            throw Schema.Refusal(.wrongType, field: name, message: message)
        default: throw refusal(expected: "a string", got: value)
        }
    }

    /// A text in which somebody sees something; what only looks empty doesn't clear.
    private func seen(_ text: String) throws(Schema.Refusal) -> String {
        guard text.isUnseen else { return text }
        let message = "only characters that can't be seen; to clear \(name), write null or \"\""
        throw Schema.Refusal(.noText, field: name, message: message)
    }

    /// The fields with a part of a person's name, in which no question mark before a letter or alone is meant.
    private static let personalNames: Set<String> = ["NAME", "LAST_NAME", "SECOND_NAME"]

    /// Whether it holds such a part.
    package var isPersonalName: Bool { Self.personalNames.contains(name) }

    /// Whether a conversion between encodings has put a sign in the place of a letter.
    private func hasLostLetter(_ text: String) -> Bool {
        if !text.utf8.allSatisfy({ $0 < 0x80 }), text.unicodeScalars.contains("\u{FFFD}") { return true }
        guard isPersonalName, text.utf8.contains(UInt8(ascii: "?")) else { return false }
        return text.split { $0.isWhitespace || $0 == "-" }.contains { word in
            word.allSatisfy { $0 == "?" } || zip(word, word.dropFirst()).contains { $0 == "?" && $1.isLetter }
        }
    }

    private func lostLetter(_ text: String) -> Schema.Refusal {
        let sign = text.unicodeScalars.contains("\u{FFFD}") ? "U+FFFD" : "a question mark"
        let message =
            "\(sign) stands for a lost letter; send or export the text as UTF-8, or read a CSV file with its encoding, "
            + "such as --encoding windows-1252"
        return Schema.Refusal(.noText, field: name, message: message)
    }

    private func text(
        _ value: FieldValue,
        _ expected: String,
        otherwise code: DiagnosticCode = .wrongForm,
        where isValid: (String) -> Bool
    ) throws(Schema.Refusal) -> String {
        let text = try text(value)
        guard isValid(text) else {
            throw Schema.Refusal(code, field: name, message: "expected \(expected)")
        }
        return text
    }

    /// A value of a type that is passed as it is, if a portal can be sent it: JSON has neither infinity nor NaN.
    private func passed(_ value: FieldValue) throws(Schema.Refusal) -> FieldValue {
        switch value {
        case .string: return .string(try seen(try text(value)))
        case .integer, .boolean: return value
        case .number(let number) where number.isFinite: return value
        case .null, .number, .list, .file, .option:
            throw refusal(expected: "a string, a number or a boolean", got: value)
        }
    }

    private func email(_ value: FieldValue) throws(Schema.Refusal) -> String {
        let text = try text(value)
        guard !TextRules.isEmail(text) else { return text }
        let hidden = TextRules.shapelessScalar(in: text).map { "; it holds \($0.codePoint), which nobody sees" }
        throw Schema.Refusal(
            .wrongForm,
            field: name,
            message: "expected an address such as anna@example.com" + (hidden ?? "")
        )
    }

    private func flag(_ value: FieldValue) throws(Schema.Refusal) -> Bool {
        switch value {
        case .boolean(let flag): return flag
        case .string("Y"), .string("1"), .string("true"), .integer(1): return true
        case .string("N"), .string("0"), .string("false"), .integer(0): return false
        default: throw Schema.Refusal(.wrongType, field: name, message: "expected true or false (or Y or N)")
        }
    }

    private func integer(_ value: FieldValue) throws(Schema.Refusal) -> Int {
        switch value {
        case .integer(let number): return number
        case .number(let number):
            guard let whole = Int(exactly: number) else { throw refusal(expected: "a whole number", got: value) }
            return whole
        case .string(let text):
            guard let whole = Int(text) else { throw refusal(expected: "a whole number", got: value) }
            return whole
        default: throw refusal(expected: "a whole number", got: value)
        }
    }

    private func number(_ value: FieldValue) throws(Schema.Refusal) -> Double {
        switch value {
        case .integer(let number): return Double(number)
        case .number(let number) where number.isFinite: return number
        case .string(let text):
            guard let number = Double(text), number.isFinite else { throw refusal(expected: "a number", got: value) }
            return number
        default: throw refusal(expected: "a number", got: value)
        }
    }

    private func departmentIDs(_ value: FieldValue, known: Set<Int>?) throws(Schema.Refusal) -> FieldValue {
        let items = if case .list(let items) = value { items } else { [value] }
        var ids: [Int] = []
        for (offset, item) in items.enumerated() {
            let path = "\(name)[\(offset + 1)]"
            guard let id = try? integer(item), id > 0 else {
                throw Schema.Refusal(
                    .wrongType,
                    field: path,
                    message: "expected the id of a department, a whole number from 1, got \(item.shown)"
                )
            }
            guard known?.contains(id) ?? true else {
                throw Schema.Refusal(.noDepartment, field: path, message: "there is no department \(id)")
            }
            if !ids.contains(id) { ids.append(id) }
        }
        return .list(ids.map { .integer($0) })
    }

    private func photo(_ value: FieldValue) throws(Schema.Refusal) -> UploadedFile {
        let file: UploadedFile
        switch value {
        case .file(let given): file = given
        case .list(let pair):
            guard pair.count == 2, case .string(let name) = pair[0], case .string(let base64) = pair[1] else {
                throw refusal(.noPhoto, expected: "a pair { name, base64 }", got: value)
            }
            file = UploadedFile(name: name, base64: base64)
        default: throw refusal(.noPhoto, expected: "a pair { name, base64 }", got: value)
        }
        // A file's name has neither lines nor tabs, which other texts may have.
        guard !file.name.isEmpty, !file.name.contains("/"), file.name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            !TextRules.hasControlCharacters(file.name)
        else {
            throw Schema.Refusal(.noPhoto, field: name, message: "expected a file name such as anna.jpg first")
        }
        do throws(PhotoError) {
            return try file.asPhoto()
        } catch {
            throw Schema.Refusal(.noPhoto, field: name, message: error.words)
        }
    }
}

extension FieldValue {
    /// What was given for a department: a number itself, which is no personal data; otherwise its type.
    fileprivate var shown: String {
        switch self {
        case .integer(let number): String(number)
        case .number(let number): String(number)
        default: kind
        }
    }
}
