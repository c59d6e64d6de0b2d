import PortalModel
import Wire

extension UserField {
    /// Reads a custom field from a row of `user.userfield.list`; `nil` if it has no name.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-list.html>
    init?(row: JSONValue) {
        guard let name = row["FIELD_NAME"]?.stringValue, !name.isEmpty else { return nil }
        let type = row["USER_TYPE_ID"]?.stringValue ?? ""
        self.init(
            name,
            Self.kind(of: type, options: row["LIST"]?.elements ?? []),
            isMultiple: row["MULTIPLE"]?.stringValue == "Y",
            isMandatory: row["MANDATORY"]?.stringValue == "Y",
            // A personnel number can't be distinguished from a word; only values that aren't words are checked.
            holdsDigits: ["string", "string_formatted"].contains(type),
            namesUsers: type == "employee",
            about: "Custom field of type \(type)."
        )
    }

    private static func kind(of type: String, options: [JSONValue]) -> Kind {
        switch type {
        case "string", "string_formatted", "url", "address": .text
        case "integer", "employee", "iblock_section", "iblock_element": .integer  // all but the first are ids
        case "double": .number
        case "boolean": .flag
        case "date": .date
        case "enumeration": .enumeration(options.compactMap(FieldOption.init(row:)))
        // A datetime too: it is written and read with an offset that the portal chooses.
        default: .other(type)
        }
    }
}

extension FieldOption {
    fileprivate init?(row: JSONValue) {
        guard let id = row["ID"]?.wholeNumber, let label = row["VALUE"]?.stringValue else { return nil }
        self.init(id: id, label: label)
    }
}
