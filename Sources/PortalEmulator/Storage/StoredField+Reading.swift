import GRDB
import Wire

extension StoredField {
    /// How a method shows moments that the portal keeps for itself.
    enum MomentStyle {
        /// As objects that PHP's encoder leaves empty, in lists of users.
        case emptyObjects
        /// As texts, in the record of the current user.
        case texts
    }

    /// What the portal answers for a column, or `nil` where the key stays away; a file as a link below `filesAddress`.
    func answered(_ column: DatabaseValue, style: MomentStyle, filesAddress: String) -> JSONValue? {
        if column.isNull { return isAlwaysAnswered ? "" : nil }
        switch kind {
        case .flag: return .boolean(Int.fromDatabaseValue(column) == 1)
        case .identifiers, .texts: return Self.list(column)
        case .option: return Int.fromDatabaseValue(column).map { .string(String($0)) } ?? false
        case .moment: return Int.fromDatabaseValue(column).map { moment(Moment(seconds: $0), style) } ?? ""
        default: break
        }
        let text = column.phpText ?? ""
        return switch kind {
        case .day where !text.isEmpty: .string("\(text)T00:00:00+00:00")
        case .file where !text.isEmpty: .string(filesAddress + text)
        default: .string(text)
        }
    }

    private func moment(_ moment: Moment, _ style: MomentStyle) -> JSONValue {
        switch (name, style) {
        case ("TIMESTAMP_X", .emptyObjects), ("LAST_ACTIVITY_DATE", .emptyObjects): .object(JSONObject())
        case ("TIMESTAMP_X", .texts): .string(moment.local)
        case ("LAST_ACTIVITY_DATE", .texts): .string(moment.plain)
        default: .string(moment.iso)
        }
    }

    private static func list(_ column: DatabaseValue) -> JSONValue {
        let text = String.fromDatabaseValue(column) ?? ""
        return (try? JSONReader.value(from: text)) ?? .array([])
    }
}
