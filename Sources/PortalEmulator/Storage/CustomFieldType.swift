import Wire

/// A type of custom fields: what its columns hold, and its settings.
struct CustomFieldType: Sendable {
    let kind: StoredField.Kind
    private let settings: [(name: String, rule: CustomFieldSetting)]

    private init(_ kind: StoredField.Kind, _ settings: KeyValuePairs<String, CustomFieldSetting> = [:]) {
        self.kind = kind
        self.settings = settings.map { ($0.key, $0.value) }
    }

    /// The type of that code, or `nil` if the portal has none; `rest_12_rating` is one that an application registered.
    static func named(_ code: String) -> CustomFieldType? {
        all[code] ?? (code.hasPrefix("rest_") ? CustomFieldType(.text) : nil)
    }

    /// The settings as the portal keeps them: all that the type has, and nothing else.
    func settings(_ given: JSONValue?) -> JSONValue {
        let object = given?.objectValue ?? JSONObject()
        var settings = settings.map { name, rule in (name, rule.value(object[name])) }
        // A link to nothing would be of no use: then it is one to leads.
        if let lead = settings.firstIndex(where: { $0.0 == "LEAD" }), settings.allSatisfy({ $0.1 == "N" }) {
            settings[lead].1 = "Y"
        }
        return .php(settings)
    }

    /// The types by their codes, with the documented settings.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-add.html>
    private static let all: [String: CustomFieldType] = [
        "string": CustomFieldType(.text, ["DEFAULT_VALUE": .text(""), "ROWS": .integer(1, least: 1)]),
        "integer": CustomFieldType(.integer, ["DEFAULT_VALUE": .text("")]),
        "double": CustomFieldType(.number, ["DEFAULT_VALUE": .text(""), "PRECISION": .integer(2, least: 0)]),
        "boolean": CustomFieldType(
            .binary,
            ["DEFAULT_VALUE": .binary, "DISPLAY": .choice(["CHECKBOX", "RADIO", "DROPDOWN"])]
        ),
        "date": CustomFieldType(.day, ["DEFAULT_VALUE": .date]),
        "datetime": CustomFieldType(.moment, ["DEFAULT_VALUE": .date]),
        "enumeration": CustomFieldType(
            .option,
            [
                "DISPLAY": .choice(["LIST", "UI", "CHECKBOX", "DIALOG"]), "LIST_HEIGHT": .integer(1, least: 1),
                "CAPTION_NO_VALUE": .text(""), "SHOW_NO_VALUE": .letter("Y"),
            ]
        ),
        "iblock_section": inInformationBlock,
        "iblock_element": inInformationBlock,
        "crm_status": CustomFieldType(.text, ["ENTITY_TYPE": .text("")]),
        "crm": CustomFieldType(
            .text,
            ["LEAD": .letter("N"), "CONTACT": .letter("N"), "COMPANY": .letter("N"), "DEAL": .letter("N")]
        ),
        "file": CustomFieldType(.file),
        "employee": CustomFieldType(.identifier),
        "url": withDefault,
        "address": withDefault,
        "money": withDefault,
    ]

    private static let withDefault = CustomFieldType(.text, ["DEFAULT_VALUE": .text("")])
    private static let inInformationBlock = CustomFieldType(
        .identifier,
        [
            "IBLOCK_TYPE_ID": .text(""), "IBLOCK_ID": .integer(0, least: 0), "DEFAULT_VALUE": .text(""),
            "DISPLAY": .choice(["LIST", "DIALOG", "UI", "CHECKBOX"]), "LIST_HEIGHT": .integer(1, least: 1),
            "ACTIVE_FILTER": .letter("N"),
        ]
    )
}

/// What a setting of a custom field may be; anything else becomes the default.
enum CustomFieldSetting: Sendable {
    /// Any text or number.
    case text(String)
    /// A whole number from the least on.
    case integer(Int, least: Int)
    /// `Y` or `N`.
    case letter(String)
    /// One of these; the first is the default.
    case choice([String])
    /// 1 for what is greater than 0.
    case binary
    /// A date, and whether it is used.
    case date

    /// The setting as the portal keeps it.
    func value(_ given: JSONValue?) -> JSONValue {
        let text = given?.phpText
        switch self {
        case .text(let standard):
            return given.flatMap { $0.phpText == nil || $0 == .null ? nil : $0 } ?? .string(standard)
        case .integer(let standard, let least):
            return .integer(given?.phpInteger.flatMap { $0 >= least ? $0 : nil } ?? standard)
        case .letter(let standard): return .string(text == "Y" || text == "N" ? text ?? "" : standard)
        case .choice(let choices): return .string(choices.first { $0 == text } ?? choices[0])
        case .binary: return .integer((given?.phpInteger ?? 0) > 0 ? 1 : 0)
        case .date:
            let type = Self.choice(["NONE", "NOW", "FIXED"]).value(given?["TYPE"])
            return ["TYPE": type, "VALUE": Self.text("").value(given?["VALUE"])]
        }
    }
}
