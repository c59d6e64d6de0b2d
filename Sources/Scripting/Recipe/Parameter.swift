public import Lua
public import PortalModel

/// A parameter that a recipe takes.
public struct Parameter: Hashable, Sendable {
    /// What a parameter may hold.
    public enum Kind: Hashable, Sendable {
        /// A text.
        case string
        /// A number.
        case number
        /// A whole number.
        case integer
        /// True or false.
        case boolean
        /// One of these texts.
        case choice([String])
        /// A calendar date, `YYYY-MM-DD`.
        case date
        /// Texts; `a,b,c` on the command line.
        case list
        /// The rows of a CSV file by the column `key`, the first one if there is none: each a record, or the cell of the
        /// column `value`.
        case table(key: String?, value: String?)
        /// A file that can be read.
        case file
        /// A folder whose files can be read.
        case folder

        /// Whether a value is the path of something.
        public var isPath: Bool {
            switch self {
            case .table, .file, .folder: true
            default: false
            }
        }
    }

    /// What it holds.
    public var kind: Kind
    /// What it is for.
    public var about: ForeignText?
    /// The value if none is given; `.nil` if there is none.
    ///
    /// Of a table it is the path, relative to the recipe.
    public var `default`: LuaValue = .nil
    /// Whether a value must be given.
    public var isRequired = false
    /// A Lua pattern that the complete text must match.
    public var pattern: String?
    /// The least value of a number or a date.
    public var minimum: LuaValue?
    /// The greatest value of a number or a date.
    public var maximum: LuaValue?

    init(_ kind: Kind, about: String? = nil) {
        self.kind = kind
        self.about = about.map { ForeignText($0) }
    }
}

extension Parameter {
    /// What a value must be, for an error message.
    public var expected: String {
        let range =
            switch (minimum?.plainText, maximum?.plainText) {
            case (let least?, let most?): " from \(least) to \(most)"
            case (let least?, nil): " from \(least)"
            case (nil, let most?): " up to \(most)"
            case (nil, nil): ""
            }
        return kind.expected + range + (pattern.map { " that matches \(ForeignText($0))" } ?? "")
    }

    /// The default as people write it; `nil` if there is none.
    public var defaultText: ForeignText? {
        let text: String? =
            switch `default` {
            case .boolean(let flag): String(flag)
            case .table(let table): table.items.compactMap(\.plainText).joined(separator: ",")
            default: `default`.plainText
            }
        return text.map { ForeignText($0) }
    }

    /// Whether a value lies in the range; the script's state matches the pattern.
    func isInRange(_ value: LuaValue) -> Bool {
        (minimum.map { value.isAtLeast($0) } ?? true) && (maximum.map { $0.isAtLeast(value) } ?? true)
    }
}

extension Parameter.Kind {
    /// The kinds by their names in recipes, with how a value is given with `--set` and what scripts read.
    static let table: [(name: String, given: String, read: String)] = [
        ("string", "a string", "the string"),
        ("number", "a number such as `2.5`", "a number"),
        ("integer", "a whole number", "an integer"),
        ("boolean", "`true` or `yes`, `false` or `no`", "`true` or `false`"),
        ("choice", "one of `choices`", "the string"),
        ("date", "a date written `YYYY-MM-DD`", "the string"),
        ("list", "strings separated by commas", "a list of strings"),
        (
            "table", "the path of a CSV file",
            "by key, the row as a table of strings or, with `value`, that column's string; `nil` if the key is missing"
        ),
        ("file", "the path of a file", "`{ name = …, bytes = … }`, which can be assigned to a photo"),
        (
            "folder", "the path of a folder",
            "by name, its files as `{ name = …, bytes = … }`, `nil` if there is none"
        ),
    ]

    /// The names of the kinds.
    package static let names = table.map(\.name)

    /// The name, as recipes write it.
    public var name: String {
        switch self {
        case .string: "string"
        case .number: "number"
        case .integer: "integer"
        case .boolean: "boolean"
        case .choice: "choice"
        case .date: "date"
        case .list: "list"
        case .table: "table"
        case .file: "file"
        case .folder: "folder"
        }
    }

    /// Whether it is one of several texts.
    var isChoice: Bool { if case .choice = self { true } else { false } }

    /// What a value must be, for an error message.
    var expected: String {
        switch self {
        case .string: "a string"
        case .number: "a number"
        case .integer: "a whole number"
        case .boolean: "true or false"
        case .choice(let choices): "one of \(ForeignText(choices.joined(separator: ", ")))"
        case .date: "a date written YYYY-MM-DD"
        case .list: "a list of strings"
        case .table: "the path of a CSV file"
        case .file: "the path of a file"
        case .folder: "the path of a folder"
        }
    }

    /// A typed value, checked; `nil` if it is of the wrong kind.
    func value(_ value: LuaValue) -> LuaValue? {
        switch (self, value) {
        case (.string, .string), (.number, .number), (.number, .integer), (.integer, .integer), (.boolean, .boolean):
            value
        case (.choice(let choices), .string(let text)): choices.contains(text) ? value : nil
        case (.date, .string(let text)): TextRules.isDate(text) ? value : nil
        case (.list, .table(let table)):
            table.fields.isEmpty && table.items.allSatisfy { if case .string = $0 { true } else { false } }
                ? value : nil
        case (.table, .string(let path)), (.file, .string(let path)), (.folder, .string(let path)):
            path.isEmpty ? nil : value
        default: nil
        }
    }

    /// A value typed as a text; `nil` if it is of the wrong kind.
    func value(typed text: String) -> LuaValue? {
        switch self {
        case .string: .string(text)
        case .number: Int(text).map { .integer($0) } ?? Double(text).flatMap { $0.isFinite ? .number($0) : nil }
        case .integer: Int(text).map { .integer($0) }
        case .boolean: ["true": true, "yes": true, "false": false, "no": false][text.lowercased()].map { .boolean($0) }
        case .list: .table(LuaTable(items: text.split(separator: ",").map { .string(String($0)) }))
        case .choice, .date, .table, .file, .folder: value(.string(text))
        }
    }
}

extension LuaValue {
    /// The value as people write it; `nil` for what is neither number nor text.
    fileprivate var plainText: String? {
        switch self {
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text): text
        default: nil
        }
    }

    /// Whether a number or a date is no less than another.
    fileprivate func isAtLeast(_ other: LuaValue) -> Bool {
        switch (self, other) {
        case (.integer(let one), .integer(let other)): one >= other
        case (.integer(let one), .number(let other)): Double(one) >= other
        case (.number(let one), .integer(let other)): one >= Double(other)
        case (.number(let one), .number(let other)): one >= other
        case (.string(let one), .string(let other)): one >= other
        default: true
        }
    }
}
