import GRDB
import Wire

/// The form of a record in an answer.
struct AnswerStyle {
    /// As in lists of users, where two moments are objects that PHP's encoder leaves empty; else they are texts.
    let isListed: Bool
    /// Where files are served, such as `http://127.0.0.1:41234/upload/`.
    let filesAddress: String
    /// The user whose record it is.
    var user = 0
}

extension StoredField {
    /// What the portal answers for a field that was never set, or `nil` if the key stays away.
    func answeredUnset(_ style: AnswerStyle) -> JSONValue? {
        presence == .always || (presence == .toOneself && !style.isListed) ? "" : nil
    }

    /// What the portal answers for a column.
    func answered(_ column: DatabaseValue, _ style: AnswerStyle) -> JSONValue {
        if isMultiple {
            let list = (try? JSONReader.value(from: String.fromDatabaseValue(column) ?? "")) ?? .array([])
            return kind.isAnsweredAsKept ? list : .array(list.phpElements.map { element($0, style) })
        }
        switch (kind, column.storage) {
        case (.text, .string(let text)): return .string(text)
        case (.option, .string), (.file, .string): return false
        case (.moment, .int64(let seconds)): return moment(Moment(seconds: Int(seconds)), style)
        case (.flag, .int64(let flag)): return .boolean(flag == 1)
        case (.day, .string(let day)) where !day.isEmpty: return .string("\(day)T00:00:00+00:00")
        case (.photo, .int64(let id)): return .string("\(style.filesAddress)\(id)")
        case (.file, .int64(let id)): return file(Int(id), style)
        case (.number, .double(let number)): return .string(number.plainText)
        default: return .string(column.phpText ?? "")
        }
    }

    private func moment(_ moment: Moment, _ style: AnswerStyle) -> JSONValue {
        switch name {
        case "TIMESTAMP_X": style.isListed ? .object(JSONObject()) : .string(moment.local)
        case "LAST_ACTIVITY_DATE": style.isListed ? .object(JSONObject()) : .string(moment.plain)
        default: .string(moment.iso)
        }
    }

    /// An element of a list; numbers stay numbers there.
    private func element(_ element: JSONValue, _ style: AnswerStyle) -> JSONValue {
        switch (kind, element) {
        case (.day, .string(let day)): .string("\(day)T00:00:00+00:00")
        case (.moment, .integer(let seconds)): .string(Moment(seconds: seconds).iso)
        case (.file, .integer(let id)): file(id, style)
        default: element
        }
    }

    private func file(_ id: Int, _ style: AnswerStyle) -> JSONValue {
        [
            "id": .integer(id), "showUrl": .string("/upload/\(id)"),
            "downloadData": ["id": .integer(style.user), "field": .string(name), "value": .integer(id)],
        ]
    }
}

extension StoredField.Kind {
    /// Whether the elements of a list are answered as the column has them.
    fileprivate var isAnsweredAsKept: Bool { self != .day && self != .moment && self != .file }
}

extension Double {
    /// The number as PHP prints it: a whole one without fraction.
    var plainText: String { Int(exactly: self).map { String($0) } ?? description }
}
